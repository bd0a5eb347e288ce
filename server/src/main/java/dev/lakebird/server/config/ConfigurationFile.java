package dev.lakebird.server.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A TOML file of settings, a key a line: `port = 32010`, `memory_limit = "4GB"`.
final class ConfigurationFile {
  private ConfigurationFile() {}

  /// The texts by key, in the order of the file.
  static Map<String, String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LakebirdException(
          ErrorCode.NOT_FOUND, "The configuration file does not exist: " + file);
    }
    JsonNode root;
    try {
      root = new TomlMapper().readTree(Files.readString(file));
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "The configuration file is not TOML: "
              + e.getOriginalMessage()
              + (at == null ? "" : " at [" + at.getLineNr() + ":" + at.getColumnNr() + "]")
              + ", file "
              + file,
          e);
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The configuration file cannot be read: " + file, e);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    root.properties()
        .forEach(
            property -> {
              if (!property.getValue().isValueNode()) {
                throw new LakebirdException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The setting "
                        + property.getKey()
                        + " is a text, a number or a truth value, not a table or list, in "
                        + file);
              }
              texts.put(property.getKey(), property.getValue().asText());
            });
    return texts;
  }
}
