package dev.lakebird.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.conformance.slt.SltFile;
import dev.lakebird.conformance.slt.SltRecord;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.parse.SqlParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every node that the grammar can make stands somewhere in the corpus.
class GrammarCoverageTest {
  @Test
  void everyFormOfTheGrammarHasACase() throws IOException {
    Set<String> seen = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/slt"))) {
      for (Path file : files.sorted().toList()) {
        for (SltRecord record : SltFile.parse(Files.readString(file))) {
          sql(record).ifPresent(text -> visit(text, seen));
        }
      }
    }
    Set<String> missing = nodes();
    missing.removeAll(seen);
    assertThat(missing).isEmpty();
  }

  private static Optional<String> sql(SltRecord record) {
    return switch (record) {
      case SltRecord.Text r -> Optional.empty();
      case SltRecord.Sets r -> Optional.empty();
      case SltRecord.Succeeds r -> Optional.of(r.sql());
      case SltRecord.Fails r -> Optional.of(r.sql());
      case SltRecord.Answers r -> Optional.of(r.sql());
    };
  }

  private static void visit(String text, Set<String> seen) {
    try {
      SqlParser.parse(text).forEach(statement -> walk(statement, seen));
    } catch (LakebirdException e) {
      // A case of a syntax error has no tree.
      return;
    }
  }

  private static void walk(Object node, Set<String> seen) {
    switch (node) {
      case Collection<?> all -> all.forEach(one -> walk(one, seen));
      case Optional<?> one -> one.ifPresent(value -> walk(value, seen));
      case Record record -> {
        seen.add(record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          Object value = read(record, component);
          if (value != null) {
            walk(value, seen);
          }
        }
      }
      default -> {}
    }
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  /// The records of the syntax package that are nodes, from its sources.
  private static Set<String> nodes() throws IOException {
    Path folder = Path.of("../sql/src/main/java/dev/lakebird/sql/syntax");
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (Files.readString(file).contains("record " + name + "(")) {
          names.add(name);
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(100);
    return names;
  }
}
