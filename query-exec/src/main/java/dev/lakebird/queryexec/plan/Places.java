package dev.lakebird.queryexec.plan;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import dev.lakebird.foundation.SourcePosition;
import io.substrait.proto.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The places of a plan's expressions in the statement's text, from the side table that travels with
/// the plan. A plan without the table, or with one that does not fit, has no places.
final class Places {
  private final Map<Integer, List<Optional<SourcePosition>>> spans = new HashMap<>();

  Places(Plan plan) {
    for (Any hint : plan.getAdvancedExtensions().getOptimizationList()) {
      read(hint);
    }
  }

  /// The places of one relation's expressions in pre-order.
  Cursor of(int relationOrdinal) {
    return new Cursor(spans.getOrDefault(relationOrdinal, List.of()));
  }

  private void read(Any hint) {
    if (!hint.is(Struct.class)) {
      return;
    }
    try {
      Struct table = hint.unpack(Struct.class);
      table
          .getFieldsOrDefault("spans", com.google.protobuf.Value.getDefaultInstance())
          .getStructValue()
          .getFieldsMap()
          .forEach((ordinal, places) -> put(ordinal, places.getListValue()));
    } catch (InvalidProtocolBufferException e) {
      spans.clear();
    }
  }

  private void put(String ordinal, ListValue places) {
    List<Optional<SourcePosition>> positions = new ArrayList<>();
    for (com.google.protobuf.Value place : places.getValuesList()) {
      positions.add(position(place.getStringValue()));
    }
    try {
      spans.put(Integer.parseInt(ordinal), positions);
    } catch (NumberFormatException e) {
      spans.clear();
    }
  }

  private static Optional<SourcePosition> position(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SourcePosition(
              Integer.parseInt(text.substring(0, colon)),
              Integer.parseInt(text.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Hands out the places of a relation one after another.
  static final class Cursor {
    private final List<Optional<SourcePosition>> places;
    private int next;

    private Cursor(List<Optional<SourcePosition>> places) {
      this.places = places;
    }

    /// The place of the next expression.
    Optional<SourcePosition> next() {
      int at = next++;
      return at < places.size() ? places.get(at) : Optional.empty();
    }

    /// Passes over the next expression.
    void skip() {
      next++;
    }
  }
}
