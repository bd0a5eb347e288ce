package dev.lakebird.functions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON text. Source: RFC 8259.
public final class JsonReader {
  /// How deep arrays and objects nest at most, as in BigQuery.
  private static final int DEPTH_MAX = 500;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(100_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final Numbers numbers;

  /// What becomes of numbers.
  public enum Numbers {
    /// They stay as they are written.
    AS_WRITTEN,
    /// Those that do not fit are rounded.
    ROUND,
    /// Those that do not fit are errors.
    EXACT
  }

  private JsonReader(JsonParser parser, Numbers numbers) {
    this.parser = parser;
    this.numbers = numbers;
  }

  /// The value that a text says.
  ///
  /// @throws LakebirdException INVALID_VALUE where the text is no JSON
  public static Json read(String text, Numbers numbers) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      var reader = new JsonReader(parser, numbers);
      if (parser.nextToken() == null) {
        throw RowErrors.invalid("syntax error while parsing value - unexpected end of input");
      }
      Json json = reader.value();
      if (parser.nextToken() != null) {
        throw RowErrors.invalid("syntax error while parsing value - unexpected text after it");
      }
      return json;
    } catch (JsonProcessingException e) {
      LakebirdException error = RowErrors.invalid("syntax error while parsing value: " + reason(e));
      error.addSuppressed(e);
      throw error;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is wrong with a text, without the library's words for where it came from.
  public static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int source = message.indexOf(" (start marker at [Source");
    return source < 0 ? message : message.substring(0, source);
  }

  /// The value at a strict path of a text, which is read no further than to the value's end; null where
  /// there is none before the text ends or stops being JSON. Numbers stay as they are written.
  static @Nullable Json find(String text, JsonPath path) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      for (JsonPath.Step step : path.steps()) {
        boolean found =
            switch (step) {
              case JsonPath.Member m -> toMember(parser, m.name());
              case JsonPath.Element e -> toElement(parser, e.index());
            };
        if (!found) {
          return null;
        }
      }
      return new JsonReader(parser, Numbers.AS_WRITTEN).value();
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean toMember(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isWanted = parser.currentName().equals(name);
      parser.nextToken();
      if (isWanted) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean toElement(JsonParser parser, long index) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY || index < 0) {
      return false;
    }
    for (long at = 0; parser.nextToken() != JsonToken.END_ARRAY; at++) {
      if (parser.currentToken() == null) {
        return false;
      }
      if (at == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  /// The value of a JSON cell, whose text was written by [Json#text()].
  static Json stored(String text) {
    return read(text, Numbers.ROUND);
  }

  private Json value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Json.NULL;
      case VALUE_TRUE -> new Json.Truth(true);
      case VALUE_FALSE -> new Json.Truth(false);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case START_ARRAY -> {
        var elements = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value());
        }
        yield new Json.Elements(elements);
      }
      case START_OBJECT -> {
        Map<String, Json> members =
            numbers == Numbers.AS_WRITTEN ? new LinkedHashMap<>() : new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.putIfAbsent(name, value());
        }
        yield new Json.Members(members);
      }
      default -> throw RowErrors.invalid("syntax error while parsing value");
    };
  }

  private Json number(String text) {
    return numbers == Numbers.AS_WRITTEN
        ? new Json.Number(text)
        : JsonNumbers.of(text, numbers == Numbers.EXACT);
  }
}
