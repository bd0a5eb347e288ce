package dev.lakebird.conformance;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The module table of the architecture as rules: who may import whom, which library stays where.
class ModuleBoundariesTest {
  private static final String ROOT = "dev.lakebird.";

  /// Direct imports a module may have beside itself; foundation and types are open to all but
  /// minio-dev.
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("foundation", Set.of()),
          Map.entry("types", Set.of()),
          Map.entry("functions", Set.of()),
          Map.entry("storage", Set.of()),
          Map.entry("tableformat", Set.of("storage")),
          Map.entry("catalog", Set.of("storage", "tableformat")),
          Map.entry("timetravel", Set.of("tableformat", "catalog")),
          Map.entry("ingestload", Set.of("functions", "storage", "tableformat", "catalog")),
          Map.entry("export", Set.of("storage", "tableformat", "catalog")),
          Map.entry("sql", Set.of("functions")),
          Map.entry("queryexec", Set.of("functions", "storage")),
          Map.entry(
              "engine",
              Set.of(
                  "functions",
                  "storage",
                  "tableformat",
                  "catalog",
                  "timetravel",
                  "ingestload",
                  "export",
                  "sql",
                  "queryexec")),
          Map.entry("server", Set.of("engine")),
          Map.entry("cli", Set.of("engine", "server")),
          Map.entry("miniodev", Set.of()),
          Map.entry("demo", Set.of("engine", "server", "miniodev", "storage", "tableformat")));

  /// Libraries and the only packages that may name their types.
  private static final Map<String, List<String>> CONFINED =
      Map.ofEntries(
          Map.entry("software.amazon.awssdk", List.of("dev.lakebird.storage.s3")),
          Map.entry("io.minio", List.of("dev.lakebird.miniodev")),
          Map.entry("org.gaul", List.of("dev.lakebird.miniodev")),
          Map.entry("org.antlr", List.of("dev.lakebird.sql.parse")),
          // The API of Flight is made of roots and schemas; everything else stays in types.arrow.
          Map.entry(
              "org.apache.arrow.vector",
              List.of(
                  "dev.lakebird.types.arrow",
                  "dev.lakebird.server.flight",
                  "dev.lakebird.cli.remote",
                  "dev.lakebird.benchmarks.flight")),
          Map.entry(
              "org.apache.arrow.flight",
              List.of(
                  "dev.lakebird.server.flight",
                  "dev.lakebird.cli.remote",
                  "dev.lakebird.benchmarks.flight")),
          Map.entry("io.grpc", List.of("dev.lakebird.server.flight")),
          Map.entry("io.netty", List.of("dev.lakebird.server.flight")),
          Map.entry("io.helidon", List.of("dev.lakebird.server.http")),
          Map.entry(
              "io.substrait",
              List.of(
                  "dev.lakebird.sql",
                  "dev.lakebird.queryexec.plan",
                  "dev.lakebird.conformance",
                  "dev.lakebird.engine")),
          Map.entry(
              "org.apache.iceberg",
              List.of(
                  "dev.lakebird.storage",
                  "dev.lakebird.tableformat",
                  "dev.lakebird.catalog",
                  "dev.lakebird.timetravel")),
          Map.entry("org.apache.parquet", List.of("dev.lakebird.tableformat.parquet")),
          Map.entry(
              "io.airlift.compress",
              List.of(
                  "dev.lakebird.tableformat.parquet",
                  "dev.lakebird.queryexec.spill",
                  "dev.lakebird.export.text",
                  "dev.lakebird.ingestload.text")));

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lakebird");
  }

  @Test
  void modulesImportOnlyWhatTheTableAllows() {
    List<String> breaches = new ArrayList<>();
    for (JavaClass type : classes) {
      String module = moduleOf(type.getPackageName());
      Set<String> allowed = ALLOWED.get(module);
      if (allowed == null) {
        continue;
      }
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (!target.startsWith(ROOT)) {
          continue;
        }
        String other = moduleOf(target);
        boolean ground =
            !module.equals("miniodev")
                && (other.equals("foundation")
                    || (other.equals("types") && !module.equals("foundation")));
        if (!other.equals(module) && !ground && !allowed.contains(other)) {
          breaches.add(type.getName() + " imports " + dependency.getTargetClass().getName());
        }
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void librariesStayInTheirPackages() {
    List<String> breaches = new ArrayList<>();
    for (JavaClass type : classes) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        CONFINED.forEach(
            (library, homes) -> {
              if (inside(target, library)
                  && homes.stream().noneMatch(home -> inside(type.getPackageName(), home))) {
                breaches.add(type.getName() + " uses " + dependency.getTargetClass().getName());
              }
            });
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.lakebird.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noPackageStandsInTwoModules() {
    Map<String, Set<String>> locations = new HashMap<>();
    for (JavaClass type : classes) {
      type.getSource()
          .ifPresent(
              source -> {
                // A module is a folder of classes or a jar, by how far the build has come.
                String place = source.getUri().toString();
                String module = place.replaceAll("/target/.*", "").replaceAll("^.*:", "");
                locations.computeIfAbsent(type.getPackageName(), p -> new HashSet<>()).add(module);
              });
    }
    assertThat(locations).allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
    assertThat(locations).hasSizeGreaterThan(5);
  }

  private static boolean inside(String name, String home) {
    return name.equals(home) || name.startsWith(home + ".");
  }

  private static String moduleOf(String name) {
    String rest = name.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
