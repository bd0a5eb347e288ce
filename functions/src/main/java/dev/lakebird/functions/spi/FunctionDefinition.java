package dev.lakebird.functions.spi;

import java.util.List;

/// All that is known of a function before it runs. Name resolution, the plan binding, the reference
/// page, the example tests and the coverage table are derived from it.
///
/// @param name the GoogleSQL name in upper case, or `$name` for an operator or special form
/// @param aliases other names of the same function
/// @param family the reference chapter it belongs to, e.g. `string`
/// @param signatures tried in order; the first that needs the least coercion wins
/// @param binding the function's name in Substrait plans
/// @param examples expressions with their results, run as tests over every kind of vector
public record FunctionDefinition(
    String name,
    List<String> aliases,
    String family,
    List<Signature> signatures,
    NullPolicy nullPolicy,
    Volatility volatility,
    PlanBinding binding,
    List<Example> examples) {
  public FunctionDefinition {
    aliases = List.copyOf(aliases);
    signatures = List.copyOf(signatures);
    examples = List.copyOf(examples);
  }

  /// What a NULL argument does.
  public enum NullPolicy {
    /// The result is NULL when any argument is; the kernel's author never sees one.
    STRICT,
    /// The kernel sees NULLs.
    CALLED_ON_NULL
  }

  /// Whether the same arguments give the same result.
  public enum Volatility {
    /// Always: may be folded when planning.
    IMMUTABLE,
    /// Within one statement: CURRENT_TIMESTAMP.
    STABLE,
    /// Not even within one row set: RAND.
    VOLATILE
  }

  /// An expression and the text of its result as the documentation shows it: the GoogleSQL literal
  /// of the value, or `error: CODE`.
  public record Example(String expression, String result) {}

  /// The extension and name a plan calls the function by: a standard Substrait function where one
  /// means the same, else `extension:dev.lakebird:functions`.
  public record PlanBinding(String extensionUrn, String name) {
    public static final String LAKEBIRD = "extension:dev.lakebird:functions";

    public static PlanBinding own(String name) {
      return new PlanBinding(LAKEBIRD, name);
    }

    /// A function of one of Substrait's own extension files, e.g. `("functions_arithmetic", "add")`.
    public static PlanBinding standard(String file, String name) {
      return new PlanBinding("extension:io.substrait:" + file, name);
    }
  }
}
