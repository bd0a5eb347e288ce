package dev.lakebird.queryexec.plan;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.expression.CompiledCondition;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.ExpressionGroup;
import dev.lakebird.queryexec.expression.ExpressionShapes;
import dev.lakebird.queryexec.operator.FilterFactory;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.operator.ScanSource;
import dev.lakebird.queryexec.operator.ValuesSource;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.AdvancedExtension;
import io.substrait.proto.ReadRel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Compiles reads: scans of tables with their pushed filters, and lists of values.
final class ReadCompiler {
  private final RelationCompiler relations;

  ReadCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(ReadRel read, int ordinal) {
    Relation relation =
        switch (read.getReadTypeCase()) {
          case NAMED_TABLE -> scan(read, ordinal);
          case VIRTUAL_TABLE -> values(read, ordinal);
          case LOCAL_FILES, EXTENSION_TABLE, ICEBERG_TABLE, READTYPE_NOT_SET ->
              throw LakebirdException.unimplemented(
                  "The Substrait read of kind " + read.getReadTypeCase());
        };
    return relations.emitted(relation, read.getCommon());
  }

  /// The table that an enhancement names.
  static TableReference reference(List<String> names, AdvancedExtension extension) {
    Map<String, String> identity = new HashMap<>();
    Any enhancement = extension.getEnhancement();
    if (enhancement.is(Struct.class)) {
      try {
        enhancement
            .unpack(Struct.class)
            .getFieldsMap()
            .forEach((key, value) -> identity.put(key, value.getStringValue()));
      } catch (InvalidProtocolBufferException e) {
        throw new LakebirdException(
            ErrorCode.INVALID_ARGUMENT, "The identity of a table in the plan cannot be read", e);
      }
    }
    return new TableReference(names, identity);
  }

  private Relation scan(ReadRel read, int ordinal) {
    PlanScope scope = relations.scope();
    var named = read.getNamedTable();
    TableReference reference = reference(named.getNamesList(), named.getAdvancedExtension());
    TableSource source = scope.tables().source(reference);
    List<ScanColumn> columns = source.columns();
    if (read.getBaseSchema().getStruct().getTypesCount() != columns.size()) {
      throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "The plan knows other columns than the table has")
          .with("table", reference.label());
    }
    List<BoundCall.Result> results = columns.stream().map(ReadCompiler::result).toList();
    List<Integer> projected = projected(read, columns.size());
    List<CompiledExpression> conjuncts =
        read.hasFilter()
            ? scope.expressions(results, scope.places(ordinal)).compileConjuncts(read.getFilter())
            : List.of();
    List<CompiledExpression> columnless = new ArrayList<>();
    List<ScanFilter> filters = new ArrayList<>();
    for (CompiledExpression conjunct : conjuncts) {
      List<Integer> columnsRead = ExpressionShapes.columns(conjunct);
      if (columnsRead.isEmpty()) {
        columnless.add(conjunct);
      } else {
        filters.add(filter(conjunct, columnsRead));
      }
    }
    var request =
        new ScanRequest(projected, filters, List.of(), scope.context().settings().batchRows());
    var pipeline = PipelineBuilder.from(new ScanSource(reference.label(), source, request));
    if (!columnless.isEmpty()) {
      pipeline.then(new FilterFactory("", new CompiledCondition(columnless)));
    }
    return new Relation(pipeline, projected.stream().map(results::get).toList(), source.rowCount());
  }

  private ScanFilter filter(CompiledExpression conjunct, List<Integer> read) {
    PlanScope scope = relations.scope();
    boolean perValue = read.size() == 1 && ExpressionShapes.isPerValueTest(conjunct);
    var condition = new CompiledCondition(List.of(ExpressionShapes.onColumns(conjunct, read)));
    return new ScanFilter(
        condition.asPredicate(
            read, perValue, scope.context().evaluation(), scope.context().allocator()),
        ScanPruning.of(conjunct));
  }

  private Relation values(ReadRel read, int ordinal) {
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(List.of(), scope.places(ordinal));
    List<List<CompiledExpression>> rows =
        read.getVirtualTable().getExpressionsList().stream()
            .map(row -> compiler.compileAll(row.getFieldsList()))
            .toList();
    List<SqlType> declared =
        read.getBaseSchema().getStruct().getTypesList().stream()
            .map(compiler.types()::read)
            .toList();
    List<VectorType> types =
        IntStream.range(0, declared.size()).mapToObj(c -> VectorType.of(declared.get(c))).toList();
    List<List<ExpressionProgram>> programs = new ArrayList<>();
    for (List<CompiledExpression> row : rows) {
      if (row.size() != types.size()) {
        throw new LakebirdException(
            ErrorCode.INVALID_ARGUMENT, "A row of values has another number of columns");
      }
      List<CompiledExpression> widened = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        widened.add(
            types.get(c).isDecimal()
                ? compiler.interner().widened(row.get(c), types.get(c))
                : row.get(c));
      }
      programs.add(ExpressionGroup.programs(widened));
    }
    return new Relation(
        PipelineBuilder.from(new ValuesSource(types, programs)),
        types.stream().map(BoundCall.Result::of).toList(),
        OptionalLong.of(rows.size()));
  }

  private static List<Integer> projected(ReadRel read, int columnCount) {
    if (!read.hasProjection()) {
      return IntStream.range(0, columnCount).boxed().toList();
    }
    return read.getProjection().getSelect().getStructItemsList().stream()
        .map(item -> checked(item.getField(), columnCount))
        .toList();
  }

  private static int checked(int column, int columnCount) {
    if (column < 0 || column >= columnCount) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The plan reads a column that the table does not have");
    }
    return column;
  }

  private static BoundCall.Result result(ScanColumn column) {
    return new BoundCall.Result(column.vectorType(), column.bounds(), column.column().nullable());
  }
}
