package dev.lakebird.foundation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one exception of Lakebird: a code, a message in a user's terms, the place in the statement
/// where there is one, and typed context (file, row, table) that printing appends.
public final class LakebirdException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient Map<String, Object> context;
  private final transient @Nullable SourcePosition position;

  public LakebirdException(ErrorCode code, String message) {
    this(code, message, null, Map.of(), null);
  }

  public LakebirdException(ErrorCode code, String message, SourcePosition position) {
    this(code, message, position, Map.of(), null);
  }

  public LakebirdException(ErrorCode code, String message, Throwable cause) {
    this(code, message, null, Map.of(), cause);
  }

  private LakebirdException(
      ErrorCode code,
      String message,
      @Nullable SourcePosition position,
      Map<String, Object> context,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.position = position;
    this.context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  /// A documented feature that does not exist here yet, named.
  public static LakebirdException unimplemented(String feature) {
    return new LakebirdException(ErrorCode.UNIMPLEMENTED, feature + " is not implemented");
  }

  /// A state that no input may lead to.
  public static LakebirdException internal(String message) {
    return new LakebirdException(ErrorCode.INTERNAL_ERROR, message);
  }

  public ErrorCode code() {
    return code;
  }

  /// The place in the statement, where known.
  public Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  /// What else is known, in the order it was added: `file`, `row`, `table`, …
  public Map<String, Object> context() {
    return context;
  }

  /// This failure at a place; a place that is known already stays, since it is the inner one.
  public LakebirdException at(@Nullable SourcePosition where) {
    if (position != null || where == null) {
      return this;
    }
    return copy(where, context);
  }

  /// This failure with one more fact; a fact that is known already stays.
  public LakebirdException with(String key, Object value) {
    if (context.containsKey(key)) {
      return this;
    }
    var extended = new LinkedHashMap<>(context);
    extended.put(key, value);
    return copy(position, extended);
  }

  /// `message at [line:column], key value, …`: what a person reads after the code.
  public String describe() {
    var text = new StringBuilder(String.valueOf(getMessage()));
    if (position != null) {
      text.append(" at ").append(position);
    }
    context.forEach((key, value) -> text.append(", ").append(key).append(' ').append(value));
    return text.toString();
  }

  private LakebirdException copy(@Nullable SourcePosition where, Map<String, Object> facts) {
    var copy = new LakebirdException(code, String.valueOf(getMessage()), where, facts, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }
}
