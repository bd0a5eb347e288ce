package dev.lakebird.engine;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.parse.SqlParser;
import dev.lakebird.sql.syntax.AssertSyntax;
import dev.lakebird.sql.syntax.BinaryOperator;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.BlockSyntax;
import dev.lakebird.sql.syntax.CaseStatementSyntax;
import dev.lakebird.sql.syntax.ConditionalStatementsSyntax;
import dev.lakebird.sql.syntax.DeclareSyntax;
import dev.lakebird.sql.syntax.ExceptionHandlerSyntax;
import dev.lakebird.sql.syntax.ExecuteImmediateSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.ForSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.IfStatementSyntax;
import dev.lakebird.sql.syntax.JumpKind;
import dev.lakebird.sql.syntax.JumpSyntax;
import dev.lakebird.sql.syntax.LoopSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.RaiseSyntax;
import dev.lakebird.sql.syntax.RepeatSyntax;
import dev.lakebird.sql.syntax.SetSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.sql.syntax.WhileSyntax;
import dev.lakebird.types.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The statements of one text in the order in which they run: variables, blocks, conditions and loops
/// are done on the way to the next statement that has a result. Source: the BigQuery documentation,
/// "Procedural language".
final class Script {
  private final StatementRuntime runtime;
  private final int count;
  private final Variables variables = new Variables();
  private final Deque<Frame> frames = new ArrayDeque<>();

  Script(StatementRuntime runtime, List<StatementSyntax> statements) {
    this.runtime = runtime;
    this.count = statements.size();
    frames.push(new Frame(statements, null, null, false));
  }

  /// A list of statements under way.
  private static final class Frame {
    final List<StatementSyntax> statements;
    final @Nullable IdentifierSyntax label;

    /// Of a loop, whether there is another round.
    final @Nullable BooleanSupplier again;

    /// Whether it has variables of its own.
    final boolean block;

    /// What runs instead of the rest where a statement fails.
    final @Nullable ExceptionHandlerSyntax handler;

    /// Of a handler, the error that it handles.
    final @Nullable LakebirdException caught;

    int at;

    Frame(
        List<StatementSyntax> statements,
        @Nullable IdentifierSyntax label,
        @Nullable BooleanSupplier again,
        boolean block) {
      this(statements, label, again, block, null, null);
    }

    Frame(
        List<StatementSyntax> statements,
        @Nullable IdentifierSyntax label,
        @Nullable BooleanSupplier again,
        boolean block,
        @Nullable ExceptionHandlerSyntax handler,
        @Nullable LakebirdException caught) {
      this.statements = statements;
      this.label = label;
      this.again = again;
      this.block = block;
      this.handler = handler;
      this.caught = caught;
    }

    boolean isCalled(@Nullable IdentifierSyntax name) {
      return name == null
          ? again != null
          : label != null && label.name().equalsIgnoreCase(name.name());
    }
  }

  /// How many statements the text has.
  int count() {
    return count;
  }

  /// The next statement with a result; nothing at the end.
  Optional<Job.PreparedStatement> next(Cancellation cancellation) {
    var values = new ScriptValues(runtime, variables, cancellation);
    while (!frames.isEmpty()) {
      cancellation.check();
      Frame frame = frames.element();
      if (frame.at == frame.statements.size()) {
        if (frame.again != null && frame.again.getAsBoolean()) {
          frame.at = 0;
        } else {
          pop();
        }
        continue;
      }
      StatementSyntax statement = frame.statements.get(frame.at++);
      Optional<Job.PreparedStatement> ready = step(statement, values);
      if (ready.isPresent()) {
        return ready;
      }
    }
    return Optional.empty();
  }

  private void pop() {
    if (frames.pop().block) {
      variables.leave();
    }
  }

  private void push(Frame frame) {
    if (frame.block) {
      variables.enter();
    }
    frames.push(frame);
  }

  private Optional<Job.PreparedStatement> step(StatementSyntax statement, ScriptValues values) {
    switch (statement) {
      case DeclareSyntax s -> declare(s, values);
      case SetSyntax s -> set(s, values);
      case BlockSyntax s -> {
        push(new Frame(s.statements(), s.label(), null, true, s.handler(), null));
      }
      case IfStatementSyntax s -> choose(s.branches(), s.otherwise(), null, values);
      case CaseStatementSyntax s -> choose(s.branches(), s.otherwise(), s.operand(), values);
      case LoopSyntax s -> push(new Frame(s.statements(), s.label(), () -> true, false));
      case WhileSyntax s -> {
        if (values.isTrue(s.condition())) {
          push(new Frame(s.statements(), s.label(), () -> values.isTrue(s.condition()), false));
        }
      }
      case RepeatSyntax s ->
          push(new Frame(s.statements(), s.label(), () -> !values.isTrue(s.until()), false));
      case ForSyntax s -> forEach(s, values);
      case JumpSyntax s -> jump(s);
      case RaiseSyntax s -> throw raised(s, values);
      case AssertSyntax s -> check(s, values);
      case ExecuteImmediateSyntax s -> {
        return immediate(s, values);
      }
      default -> {
        StatementRuntime bound = runtime.with(variables.values(), runtime.parameters());
        return Optional.of(
            ready((cancellation, progress) -> bound.run(statement, cancellation, progress)));
      }
    }
    return Optional.empty();
  }

  private static LakebirdException unimplemented(Syntax syntax, String feature) {
    return LakebirdException.unimplemented(feature).at(syntax.span().start());
  }

  private void declare(DeclareSyntax syntax, ScriptValues values) {
    ExpressionSyntax initial = syntax.defaultValue();
    var type = syntax.type();
    Value value;
    if (type == null) {
      value = values.value(initial == null ? SqlParser.parseExpression("NULL") : initial);
    } else {
      Value nothing = values.nullOf(type);
      value = initial == null ? nothing : values.value(initial, nothing.type());
    }
    for (IdentifierSyntax name : syntax.names()) {
      variables.declare(name, value);
    }
  }

  private void set(SetSyntax syntax, ScriptValues values) {
    List<IdentifierSyntax> names = new ArrayList<>();
    for (ExpressionSyntax target : syntax.targets()) {
      if (!(target instanceof PathSyntax path) || path.parts().size() != 1) {
        throw unimplemented(target, "SET of a system variable, a parameter or a field");
      }
      variables.load(path.parts().getFirst());
      names.add(path.parts().getFirst());
    }
    if (names.size() == 1) {
      IdentifierSyntax name = names.getFirst();
      variables.set(name, values.value(syntax.value(), variables.load(name).type()));
      return;
    }
    if (!(values.value(syntax.value()) instanceof Value.StructValue struct)
        || struct.fields().size() != names.size()) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "SET of " + names.size() + " variables needs a STRUCT of as many fields",
          syntax.value().span().start());
    }
    for (int i = 0; i < names.size(); i++) {
      assign(names.get(i), struct.fields().get(i), syntax);
    }
  }

  private void assign(IdentifierSyntax name, Value value, Syntax syntax) {
    Value before = variables.load(name);
    if (!value.isNull() && !value.type().equals(before.type())) {
      throw new LakebirdException(
          ErrorCode.TYPE_MISMATCH,
          "Cannot assign a value of type "
              + value.type().sqlName()
              + " to variable "
              + name.name()
              + " of type "
              + before.type().sqlName(),
          syntax.span().start());
    }
    variables.set(name, value.isNull() ? Value.nullOf(before.type()) : value);
  }

  private void choose(
      List<ConditionalStatementsSyntax> branches,
      List<StatementSyntax> otherwise,
      @Nullable ExpressionSyntax operand,
      ScriptValues values) {
    for (ConditionalStatementsSyntax branch : branches) {
      ExpressionSyntax condition = branch.condition();
      if (operand != null) {
        condition =
            new BinarySyntax(
                condition.span(),
                BinaryOperator.EQUAL,
                condition.span().start(),
                operand,
                condition);
      }
      if (values.isTrue(condition)) {
        push(new Frame(branch.statements(), null, null, false));
        return;
      }
    }
    push(new Frame(otherwise, null, null, false));
  }

  private void forEach(ForSyntax syntax, ScriptValues values) {
    List<Value> rows = values.structs(syntax.query());
    if (rows.isEmpty()) {
      return;
    }
    int[] at = {0};
    push(
        new Frame(
            syntax.statements(),
            syntax.label(),
            () -> {
              if (++at[0] < rows.size()) {
                variables.put(syntax.variable(), rows.get(at[0]));
                return true;
              }
              return false;
            },
            true));
    variables.put(syntax.variable(), rows.getFirst());
  }

  private void jump(JumpSyntax syntax) {
    if (syntax.kind() == JumpKind.RETURN) {
      while (!frames.isEmpty()) {
        pop();
      }
      return;
    }
    if (frames.stream().noneMatch(frame -> frame.isCalled(syntax.label()))) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          syntax.kind() + " is only allowed inside of a loop",
          syntax.span().start());
    }
    while (!frames.element().isCalled(syntax.label())) {
      pop();
    }
    if (syntax.kind() == JumpKind.BREAK) {
      pop();
    } else {
      frames.element().at = frames.element().statements.size();
    }
  }

  /// Without a message in a handler, it is the error that is handled.
  private LakebirdException raised(RaiseSyntax syntax, ScriptValues values) {
    ExpressionSyntax message = syntax.message();
    if (message == null) {
      for (Frame frame : frames) {
        if (frame.caught != null) {
          return frame.caught;
        }
      }
    }
    String text =
        message != null && values.value(message) instanceof Value.StringValue string
            ? string.value()
            : "The script raised an error";
    return new LakebirdException(ErrorCode.INVALID_VALUE, text, syntax.span().start());
  }

  private static void check(AssertSyntax syntax, ScriptValues values) {
    if (!values.isTrue(syntax.condition())) {
      String description = syntax.description();
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          description == null ? "Assertion failed" : "Assertion failed: " + description,
          syntax.span().start());
    }
  }

  private Optional<Job.PreparedStatement> immediate(
      ExecuteImmediateSyntax syntax, ScriptValues values) {
    if (!(values.value(syntax.sql()) instanceof Value.StringValue text)) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "EXECUTE IMMEDIATE needs a statement as a STRING",
          syntax.sql().span().start());
    }
    List<StatementSyntax> statements = SqlParser.parse(text.value());
    if (statements.size() != 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "EXECUTE IMMEDIATE runs one statement, not " + statements.size(),
          syntax.sql().span().start());
    }
    List<QueryParameter> parameters = new ArrayList<>();
    for (var argument : syntax.using()) {
      Value value = values.value(argument.value());
      IdentifierSyntax alias = argument.alias();
      parameters.add(
          alias == null
              ? QueryParameter.positional(value)
              : QueryParameter.named(alias.name(), value));
    }
    StatementRuntime bound = runtime.with(variables.values(), parameters);
    StatementSyntax statement = statements.getFirst();
    if (!syntax.into().isEmpty()) {
      into(syntax, statement, values.with(bound));
      return Optional.empty();
    }
    return Optional.of(
        ready((cancellation, progress) -> bound.run(statement, cancellation, progress)));
  }

  /// A statement whose failure may be handled shows its rows when it has them all.
  private Job.PreparedStatement ready(Job.PreparedStatement statement) {
    return frames.stream().anyMatch(frame -> frame.handler != null)
        ? (cancellation, progress) -> CollectedStatement.of(statement.run(cancellation, progress))
        : statement;
  }

  /// Whether a block under way handles the failure of its statement; then its handler is what runs next.
  boolean handles(LakebirdException error) {
    switch (error.code()) {
      case CANCELLED, DEADLINE_EXCEEDED, INTERNAL_ERROR, COMMIT_UNKNOWN -> {
        return false;
      }
      default -> {}
    }
    if (frames.stream().noneMatch(frame -> frame.handler != null)) {
      return false;
    }
    while (frames.element().handler == null) {
      pop();
    }
    ExceptionHandlerSyntax handler = frames.element().handler;
    pop();
    if (handler == null) {
      return false;
    }
    push(new Frame(handler.statements(), null, null, true, null, error));
    variables.putSystem("error.message", Value.of(String.valueOf(error.getMessage())));
    return true;
  }

  /// Gives variables the columns of the only row of a query; NULL where there is none.
  private void into(ExecuteImmediateSyntax syntax, StatementSyntax statement, ScriptValues values) {
    if (!(statement instanceof QueryStatementSyntax query)) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "EXECUTE IMMEDIATE … INTO needs a query",
          syntax.sql().span().start());
    }
    syntax.into().forEach(variables::load);
    List<Value> rows = values.structs(query.query());
    if (rows.size() > 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          "EXECUTE IMMEDIATE … INTO needs at most one row, but the query has " + rows.size(),
          syntax.sql().span().start());
    }
    if (rows.isEmpty()) {
      syntax.into().forEach(name -> variables.set(name, Value.nullOf(variables.load(name).type())));
      return;
    }
    List<Value> columns = ((Value.StructValue) rows.getFirst()).fields();
    if (columns.size() != syntax.into().size()) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "EXECUTE IMMEDIATE … INTO has "
              + syntax.into().size()
              + " variables, but the query has "
              + columns.size()
              + " columns",
          syntax.sql().span().start());
    }
    for (int i = 0; i < columns.size(); i++) {
      assign(syntax.into().get(i), columns.get(i), syntax);
    }
  }
}
