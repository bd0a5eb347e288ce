package dev.lakebird.conformance.reference;

import dev.lakebird.engine.settings.Setting;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.Signature;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.spi.TypePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes the pages of `docs/reference` from definitions and doc comments. Run its main method from the
/// root of the repository to write them; a test fails when they are not what it would write.
final class ReferencePages {
  private ReferencePages() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments.length == 0 ? "." : arguments[0]);
    for (Map.Entry<String, String> page : pages(root).entrySet()) {
      Path file = root.resolve("docs/reference").resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getValue());
    }
  }

  /// The pages by file name.
  static Map<String, String> pages(Path root) throws IOException {
    var pages = new TreeMap<String, String>();
    pages.put("functions.md", functions(root));
    pages.put("settings.md", settings());
    pages.put("errors.md", errors(root));
    return pages;
  }

  private static String functions(Path root) throws IOException {
    Map<String, List<SqlFunction>> families = new TreeMap<>();
    for (SqlFunction function : Functions.all()) {
      families
          .computeIfAbsent(function.definition().family(), f -> new ArrayList<>())
          .add(function);
    }
    var page =
        new StringBuilder(
            "# Functions and operators\n\n"
                + "Made from the code; names that begin with `$` are operators and special"
                + " forms.\n");
    for (Map.Entry<String, List<SqlFunction>> family : families.entrySet()) {
      page.append("\n## ").append(family.getKey()).append('\n');
      family.getValue().sort(Comparator.comparing(f -> f.definition().name()));
      for (SqlFunction function : family.getValue()) {
        function(root, function, page);
      }
    }
    return page.toString();
  }

  private static void function(Path root, SqlFunction function, StringBuilder page)
      throws IOException {
    FunctionDefinition definition = function.definition();
    page.append("\n### `").append(definition.name()).append("`\n\n");
    for (Signature signature : definition.signatures()) {
      page.append("* `").append(definition.name()).append('(');
      page.append(
          signature.parameters().stream()
              .map(ReferencePages::parameter)
              .collect(Collectors.joining(", ")));
      page.append(")`\n");
    }
    if (!definition.aliases().isEmpty()) {
      page.append("\nAlso: ").append(String.join(", ", definition.aliases())).append(".\n");
    }
    String comment = comment(root, function.getClass());
    if (!comment.isEmpty()) {
      page.append('\n').append(comment).append('\n');
    }
    if (!definition.examples().isEmpty()) {
      page.append("\n| expression | result |\n| --- | --- |\n");
      for (FunctionDefinition.Example example : definition.examples()) {
        page.append("| ").append(code(example.expression()));
        page.append(" | ").append(code(example.result())).append(" |\n");
      }
    }
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|").replace("\n", " ") + "`";
  }

  private static String parameter(Signature.Parameter parameter) {
    String type = type(parameter.type());
    if (parameter.named().isPresent()) {
      return "[" + parameter.named().get().name() + " => " + type + "]";
    }
    return switch (parameter.mode()) {
      case REQUIRED -> type;
      case OPTIONAL -> "[" + type + "]";
      case REPEATED -> type + "...";
    };
  }

  private static String type(TypePattern pattern) {
    return switch (pattern) {
      case TypePattern.Exact p -> p.type().sqlName();
      case TypePattern.Variable p -> p.name();
      case TypePattern.Anything p -> "ANY";
      case TypePattern.ArrayOf p -> "ARRAY<" + type(p.element()) + ">";
      case TypePattern.Keyword p -> "part";
    };
  }

  /// The doc comment of a function's class, from its source.
  private static String comment(Path root, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/').replaceAll("\\$.*", "");
    Path source = root.resolve("functions/src/main/java/" + name + ".java");
    if (!Files.exists(source)) {
      return "";
    }
    List<String> comment = new ArrayList<>();
    for (String line : Files.readAllLines(source)) {
      if (line.startsWith("///")) {
        comment.add(line.substring(3).strip());
      } else if (line.startsWith("public") || line.startsWith("final")) {
        break;
      } else if (!line.startsWith("@")) {
        comment.clear();
      }
    }
    return String.join("\n", comment);
  }

  private static String settings() {
    var page =
        new StringBuilder(
            "# Settings\n\n"
                + "Set by `--set NAME=VALUE`.\n\n"
                + "| name | default | what it does |\n"
                + "| --- | --- | --- |\n");
    for (Setting setting : Setting.values()) {
      page.append("| `").append(setting.settingName()).append("` | ");
      page.append(setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`");
      page.append(" | ").append(setting.description()).append(" |\n");
    }
    return page.toString();
  }

  private static String errors(Path root) throws IOException {
    List<String> source =
        Files.readAllLines(
            root.resolve("foundation/src/main/java/dev/lakebird/foundation/ErrorCode.java"));
    var page =
        new StringBuilder(
            "# Error codes\n\n"
                + "| code | means | category | BigQuery reason | HTTP | gRPC | SQLSTATE |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n");
    for (ErrorCode code : ErrorCode.values()) {
      page.append("| `").append(code).append("` | ").append(meaning(source, code.name()));
      page.append(" | ").append(code.category()).append(" | `").append(code.bigQueryReason());
      page.append("` | ").append(code.httpStatus()).append(" | ").append(code.grpcStatus());
      page.append(" | `").append(code.sqlState()).append("` |\n");
    }
    return page.toString();
  }

  private static String meaning(List<String> source, String code) {
    List<String> comment = new ArrayList<>();
    for (String line : source) {
      String text = line.strip();
      if (text.startsWith("///")) {
        comment.add(text.substring(3).strip());
      } else if (text.startsWith(code + "(")) {
        return String.join(" ", comment);
      } else {
        comment.clear();
      }
    }
    return "";
  }
}
