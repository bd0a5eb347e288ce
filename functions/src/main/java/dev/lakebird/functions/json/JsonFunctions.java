package dev.lakebird.functions.json;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class JsonFunctions {
  private JsonFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new JsonQuery(),
        new JsonExtract(),
        new JsonValueOf(),
        new JsonExtractScalar(),
        new JsonQueryArray(),
        new JsonExtractArray(),
        new JsonValueArray(),
        new JsonExtractStringArray(),
        new JsonField(),
        new ParseJson(),
        new ToJson(),
        new SafeToJson(),
        new JsonArray(),
        new JsonObject(),
        new JsonSet(),
        new JsonArrayAppend(),
        new JsonArrayInsert(),
        new JsonRemove(),
        new JsonStripNulls(),
        new JsonTypeOf(),
        new JsonKeys(),
        new JsonContains(),
        new JsonFlatten(),
        new JsonToBool(),
        new JsonToBoolArray(),
        new JsonToLaxBool(),
        new JsonToLaxBoolArray(),
        new JsonToInt64(),
        new JsonToInt64Array(),
        new JsonToLaxInt64(),
        new JsonToLaxInt64Array(),
        new JsonToInt32(),
        new JsonToInt32Array(),
        new JsonToLaxInt32(),
        new JsonToLaxInt32Array(),
        new JsonToUint32(),
        new JsonToUint32Array(),
        new JsonToLaxUint32(),
        new JsonToLaxUint32Array(),
        new JsonToUint64(),
        new JsonToUint64Array(),
        new JsonToLaxUint64(),
        new JsonToLaxUint64Array(),
        new JsonToFloat64(),
        new JsonToFloat64Array(),
        new JsonToLaxFloat64(),
        new JsonToLaxFloat64Array(),
        new JsonToFloat32(),
        new JsonToFloat32Array(),
        new JsonToLaxFloat32(),
        new JsonToLaxFloat32Array(),
        new JsonToStringArray(),
        new JsonToLaxString(),
        new JsonToLaxStringArray());
  }
}
