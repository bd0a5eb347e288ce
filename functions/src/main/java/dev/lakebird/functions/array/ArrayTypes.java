package dev.lakebird.functions.array;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.VectorType;
import java.util.List;

/// The physical types of arrays that calls make.
final class ArrayTypes {
  private ArrayTypes() {}

  /// An array whose elements are the arguments: laid out as they are where they all lie alike.
  static VectorType ofElements(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    List<VectorType> types = call.arguments().stream().map(BoundCall.Argument::type).toList();
    return isUniform(types) && types.getFirst().type().equals(type.element())
        ? VectorType.list(type, types.getFirst())
        : VectorType.of(type);
  }

  /// An array of the elements of the arguments, which are arrays.
  static VectorType ofArrays(BoundCall call) {
    List<VectorType> types = call.arguments().stream().map(BoundCall.Argument::type).toList();
    return isUniform(types) && types.getFirst().type().equals(call.resultType())
        ? types.getFirst()
        : VectorType.of(call.resultType());
  }

  private static boolean isUniform(List<VectorType> types) {
    return !types.isEmpty() && types.stream().allMatch(types.getFirst()::equals);
  }
}
