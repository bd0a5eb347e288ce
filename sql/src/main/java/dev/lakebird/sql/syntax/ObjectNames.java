package dev.lakebird.sql.syntax;

import java.util.ArrayList;
import java.util.List;

/// How a back-quoted name with dots inside it is read as the name of an object.
final class ObjectNames {
  private ObjectNames() {}

  static List<String> split(List<IdentifierSyntax> parts) {
    var names = new ArrayList<String>();
    for (var part : parts) {
      if (part.quoted() && part.name().indexOf('/') < 0) {
        splitQuoted(part.name(), names);
      } else {
        names.add(part.name());
      }
    }
    return List.copyOf(names);
  }

  private static void splitQuoted(String name, List<String> names) {
    int searchFrom = name.indexOf(':') + 1;
    int start = 0;
    for (int dot = name.indexOf('.', searchFrom); dot >= 0; dot = name.indexOf('.', start)) {
      names.add(name.substring(start, dot));
      start = dot + 1;
    }
    names.add(name.substring(start));
  }
}
