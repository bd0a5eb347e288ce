package dev.lakebird.server.flight;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.types.pojo.Schema;

/// Small tables of metadata: rows by field name, sent as one batch. A field that a row leaves out is NULL.
final class RootRows {
  private RootRows() {}

  static void send(
      Schema schema,
      List<Map<String, Object>> rows,
      BufferAllocator memory,
      ServerStreamListener listener) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory)) {
      root.allocateNew();
      for (int row = 0; row < rows.size(); row++) {
        for (var cell : rows.get(row).entrySet()) {
          put(root.getVector(cell.getKey()), row, cell.getValue());
        }
      }
      root.setRowCount(rows.size());
      listener.start(root);
      listener.putNext();
      listener.completed();
    }
  }

  private static void put(FieldVector vector, int row, Object value) {
    switch (vector) {
      case VarCharVector v -> v.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
      case VarBinaryVector v -> v.setSafe(row, (byte[]) value);
      case IntVector v -> v.setSafe(row, (Integer) value);
      case UInt1Vector v -> v.setSafe(row, (Integer) value);
      case BitVector v -> v.setSafe(row, (Boolean) value ? 1 : 0);
      case ListVector v -> {
        UnionListWriter writer = v.getWriter();
        writer.setPosition(row);
        writer.startList();
        for (Object item : (List<?>) value) {
          writer.writeVarChar((String) item);
        }
        writer.endList();
      }
      default -> throw new IllegalArgumentException("No metadata are of " + vector.getField());
    }
  }
}
