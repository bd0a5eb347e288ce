package dev.lakebird.catalog.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.util.UUID;

/// The JSON of the identity object:
/// `{"format-version": 1, "catalog-id": "…", "store": {"kind": "sqlite", "location": "…"}}`.
final class CatalogIdentityJson {
  private static final int FORMAT_VERSION = 1;

  private static final String FORMAT_VERSION_FIELD = "format-version";
  private static final String CATALOG_ID_FIELD = "catalog-id";
  private static final String STORE_FIELD = "store";
  private static final String KIND_FIELD = "kind";
  private static final String LOCATION_FIELD = "location";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CatalogIdentityJson() {}

  static byte[] write(CatalogIdentity identity) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put(FORMAT_VERSION_FIELD, FORMAT_VERSION);
    root.put(CATALOG_ID_FIELD, identity.catalogId().toString());
    root.putObject(STORE_FIELD)
        .put(KIND_FIELD, identity.storeKind())
        .put(LOCATION_FIELD, identity.storeLocation());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException failure) {
      throw new LakebirdException(
          ErrorCode.INTERNAL_ERROR, "The identity of the warehouse cannot be written", failure);
    }
  }

  static CatalogIdentity read(byte[] json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (IOException failure) {
      throw new LakebirdException(
          ErrorCode.CORRUPT_FILE, "The identity of the warehouse is damaged", failure);
    }
    if (root.path(FORMAT_VERSION_FIELD).asInt() > FORMAT_VERSION) {
      throw new LakebirdException(
          ErrorCode.CATALOG_MISMATCH,
          "The warehouse was made by a later version of Lakebird; use that version");
    }
    JsonNode store = root.path(STORE_FIELD);
    try {
      return new CatalogIdentity(
          UUID.fromString(text(root, CATALOG_ID_FIELD)),
          text(store, KIND_FIELD),
          text(store, LOCATION_FIELD));
    } catch (IllegalArgumentException malformed) {
      throw new LakebirdException(
          ErrorCode.CORRUPT_FILE, "The identity of the warehouse is damaged", malformed);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("A field is missing: " + field);
    }
    return value.asText();
  }
}
