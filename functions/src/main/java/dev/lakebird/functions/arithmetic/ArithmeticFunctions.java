package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class ArithmeticFunctions {
  private ArithmeticFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Add(),
        new Subtract(),
        new Multiply(),
        new Divide(),
        new UnaryMinus(),
        new IntegerDivide(),
        new Modulo(),
        new Abs(),
        new Sign(),
        new Round(),
        new Truncate(),
        new Ceiling(),
        new Floor(),
        new Sqrt(),
        new Exp(),
        new Ln(),
        new Log10(),
        new Power(),
        new SafeDivide(),
        new SafeAdd(),
        new SafeSubtract(),
        new SafeMultiply(),
        new SafeNegate(),
        new IeeeDivide(),
        new IsNan(),
        new IsInfinite(),
        new Greatest(),
        new Least(),
        new BitAnd(),
        new BitOr(),
        new BitXor(),
        new BitNot(),
        new ShiftLeft(),
        new ShiftRight());
  }
}
