package dev.lakebird.tableformat.parquet.footer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/// Turns the flattened schema tree of a footer into top-level columns.
final class SchemaReader {
  private static final int DEPTH_MAX = 64;

  private final FilePlace place;
  private final List<SchemaElement> elements;
  private int next;
  private int leaves;

  SchemaReader(FilePlace place, List<SchemaElement> elements) {
    this.place = place;
    this.elements = elements;
  }

  /// The children of the root, in file order.
  List<FileColumn> columns() {
    int count = take().getNum_children();
    var columns = new ArrayList<FileColumn>();
    for (int i = 0; i < count; i++) {
      columns.add(column());
    }
    if (next != elements.size()) {
      throw place.corrupt("the schema has elements that belong to no column");
    }
    return columns;
  }

  int leafCount() {
    return leaves;
  }

  private FileColumn column() {
    SchemaElement element = take();
    int leaf = leaves;
    if (element.isSetType()
        && element.getNum_children() == 0
        && element.getRepetition_type() != FieldRepetitionType.REPEATED) {
      leaves++;
      return ColumnMapping.map(element, leaf, place);
    }
    passBy(element, 1);
    return nested(element, leaf);
  }

  private void passBy(SchemaElement element, int depth) {
    if (depth > DEPTH_MAX) {
      throw place.unimplemented("A Parquet schema that is nested so deeply");
    }
    if (element.getNum_children() == 0) {
      leaves++;
    }
    for (int i = 0; i < element.getNum_children(); i++) {
      passBy(take(), depth + 1);
    }
  }

  private SchemaElement take() {
    if (next >= elements.size()) {
      throw place.corrupt("the schema has fewer elements than it says");
    }
    SchemaElement element = elements.get(next++);
    if (element.getName() == null || element.getNum_children() < 0) {
      throw place.corrupt("an element of the schema is incomplete");
    }
    return element;
  }

  private static FileColumn nested(SchemaElement element, int leaf) {
    return ColumnMapping.unsupported(
        element,
        leaf,
        element.isSetType() ? element.getType() : Type.BYTE_ARRAY,
        "A nested or repeated Parquet column");
  }

  static OptionalInt fieldId(SchemaElement element) {
    return element.isSetField_id() ? OptionalInt.of(element.getField_id()) : OptionalInt.empty();
  }

  static Optional<String> none() {
    return Optional.empty();
  }
}
