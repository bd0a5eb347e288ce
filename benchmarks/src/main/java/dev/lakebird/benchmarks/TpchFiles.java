package dev.lakebird.benchmarks;

import dev.lakebird.demo.datagen.DatagenMain;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.PrintStream;
import java.nio.file.Path;

/// The generated TPC-H files of a scale, made once and kept in the user's cache folder.
final class TpchFiles {
  private TpchFiles() {}

  /// The folder of the files, generating them where they are not complete.
  static Path generate(double scale, PrintStream out) {
    Path folder = cache().resolve("tpch-" + scale);
    if (!DataSet.isComplete(folder, DataSet.TPCH)) {
      out.println("generating TPC-H at scale " + scale + " in " + folder);
      int exit =
          DatagenMain.run("tpch", "--scale", Double.toString(scale), "--out", folder.toString());
      if (exit != 0) {
        throw new LakebirdException(ErrorCode.STORAGE_UNAVAILABLE, "The files were not generated")
            .with("folder", folder);
      }
    }
    return folder;
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path base =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return base.resolve("lakebird");
  }
}
