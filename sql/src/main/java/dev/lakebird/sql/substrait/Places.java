package dev.lakebird.sql.substrait;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.lakebird.sql.plan.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The side table of a plan: for each relation, by its ordinal, its label and the places of its
/// expressions.
final class Places {
  private final Map<Integer, List<Place>> places = new LinkedHashMap<>();
  private final Map<Integer, String> labels = new LinkedHashMap<>();
  private int last;

  /// The ordinal of the next relation in pre-order.
  int nextOrdinal(String label) {
    last++;
    labels.put(last, label);
    return last;
  }

  /// Where the places of a relation's expressions are collected, in pre-order.
  List<Place> of(int ordinal) {
    return places.computeIfAbsent(ordinal, o -> new ArrayList<>());
  }

  Struct encode() {
    var spans = Struct.newBuilder();
    places.forEach(
        (ordinal, list) -> {
          var texts = ListValue.newBuilder();
          list.forEach(place -> texts.addValues(text(place.toString())));
          if (!list.isEmpty()) {
            spans.putFields(
                Integer.toString(ordinal), Value.newBuilder().setListValue(texts).build());
          }
        });
    var names = Struct.newBuilder();
    labels.forEach((ordinal, label) -> names.putFields(Integer.toString(ordinal), text(label)));
    return Struct.newBuilder()
        .putFields("spans", Value.newBuilder().setStructValue(spans).build())
        .putFields("labels", Value.newBuilder().setStructValue(names).build())
        .build();
  }

  private static Value text(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }
}
