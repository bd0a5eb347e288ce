package dev.lakebird.functions.spi;

import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

  /// Begins a definition: strict, immutable and of the own extension unless said otherwise.
  public static Builder named(String name, String family) {
    return new Builder(name, family);
  }

  /// Collects the parts of a definition in reading order.
  public static final class Builder {
    private final String name;
    private final String family;
    private final List<String> aliases = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private NullPolicy nullPolicy = NullPolicy.STRICT;
    private Volatility volatility = Volatility.IMMUTABLE;
    private PlanBinding binding;

    private Builder(String name, String family) {
      this.name = name;
      this.family = family;
      this.binding = PlanBinding.own(name);
    }

    public Builder alias(String... others) {
      aliases.addAll(List.of(others));
      return this;
    }

    /// A signature with required parameters of fixed types.
    public Builder takes(SqlType result, SqlType... parameters) {
      signatures.add(Signature.of(result, parameters));
      return this;
    }

    /// A signature without parameters.
    public Builder takesNothing(SqlType result) {
      signatures.add(Signature.of(result));
      return this;
    }

    /// A signature with a fixed result type.
    public Builder takes(SqlType result, Signature.Parameter... parameters) {
      signatures.add(Signature.of(types -> result, parameters));
      return this;
    }

    /// A signature whose result type follows from those of the arguments.
    public Builder takes(
        Function<List<SqlType>, SqlType> result, Signature.Parameter... parameters) {
      signatures.add(Signature.of(result, parameters));
      return this;
    }

    public Builder calledOnNull() {
      nullPolicy = NullPolicy.CALLED_ON_NULL;
      return this;
    }

    public Builder stable() {
      volatility = Volatility.STABLE;
      return this;
    }

    public Builder differsEachCall() {
      volatility = Volatility.VOLATILE;
      return this;
    }

    /// Binds to a function of one of Substrait's own extension files.
    public Builder standard(String file, String function) {
      binding = PlanBinding.standard(file, function);
      return this;
    }

    public Builder example(String expression, String result) {
      examples.add(new Example(expression, result));
      return this;
    }

    public FunctionDefinition build() {
      return new FunctionDefinition(
          name, aliases, family, signatures, nullPolicy, volatility, binding, examples);
    }
  }
}
