package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.catalog.InformationRequest;
import dev.lakebird.sql.catalog.InformationTable;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Tables of INFORMATION_SCHEMA: of a dataset, of a project or region (which is all there is), or of
/// nothing named, which is all datasets too. Their rows become part of the plan, as of the moment that the
/// statement reads at. Source: BigQuery, "Introduction to INFORMATION_SCHEMA".
final class InformationAnalyzer {
  static final String SCHEMA = "INFORMATION_SCHEMA";

  private static final String REGION_PREFIX = "region-";

  /// What lists datasets is no part of one: what stands before it is a project or a region.
  private static final String DATASETS = "SCHEMATA";

  /// What BigQuery has besides.
  private static final Set<String> OTHERS =
      Set.of(
          "COLUMN_FIELD_PATHS",
          "CONSTRAINT_COLUMN_USAGE",
          "JOBS",
          "JOBS_BY_PROJECT",
          "JOBS_BY_USER",
          "JOBS_TIMELINE",
          "KEY_COLUMN_USAGE",
          "MATERIALIZED_VIEWS",
          "OBJECT_PRIVILEGES",
          "PARAMETERS",
          "PARTITIONS",
          "ROUTINES",
          "ROUTINE_OPTIONS",
          "SCHEMATA_OPTIONS",
          "SEARCH_INDEXES",
          "SESSIONS_BY_PROJECT",
          "SESSIONS_BY_USER",
          "TABLE_CONSTRAINTS",
          "TABLE_OPTIONS",
          "TABLE_SNAPSHOTS",
          "TABLE_STORAGE",
          "VIEWS");

  private final QueryAnalyzer query;

  InformationAnalyzer(QueryAnalyzer query) {
    this.query = query;
  }

  /// Whether a path is one into INFORMATION_SCHEMA.
  static boolean covers(PathSyntax path) {
    var names = path.objectNames();
    return names.size() > 1 && names.get(names.size() - 2).equalsIgnoreCase(SCHEMA);
  }

  FromResult rows(TableReferenceSyntax reference, String alias) {
    var table = find(reference.path(), TableAnalyzer.moment(query, reference.systemTime()));
    var place = Place.at(reference.span().start());
    var columns = new ArrayList<PlanColumn>();
    table.columns().forEach(c -> columns.add(query.statement().column(c.name(), c.type())));
    var rows = new ArrayList<List<PlanExpression>>();
    for (var row : table.rows()) {
      rows.add(row.stream().<PlanExpression>map(value -> Constant.of(value, place)).toList());
    }
    var visible = columns.stream().map(c -> ScopeColumn.of(c.name(), c)).toList();
    return FromResult.of(new ValuesPlan(columns, rows), new RangeVariable(alias, visible, null));
  }

  private InformationTable find(PathSyntax path, OptionalLong asOf) {
    var names = path.objectNames();
    var name = names.getLast().toUpperCase(Locale.ROOT);
    var catalog = query.statement().catalog();
    if (OTHERS.contains(name)) {
      throw AnalysisError.unimplemented(path, SCHEMA + "." + name);
    }
    var dataset = name.equals(DATASETS) ? Optional.<String>empty() : dataset(names);
    var request = new InformationRequest(dataset, name, asOf);
    return TableAnalyzer.placed(path, () -> catalog.findInformation(request))
        .orElseThrow(
            () ->
                AnalysisError.at(
                    path,
                    ErrorCode.NOT_FOUND,
                    "Table not found: "
                        + String.join(".", names)
                        + NearNames.suggestion(name, catalog.informationNames())));
  }

  private static Optional<String> dataset(List<String> names) {
    if (names.size() == 2) {
      return Optional.empty();
    }
    var before = names.get(names.size() - 3);
    return before.toLowerCase(Locale.ROOT).startsWith(REGION_PREFIX)
        ? Optional.empty()
        : Optional.of(before);
  }
}
