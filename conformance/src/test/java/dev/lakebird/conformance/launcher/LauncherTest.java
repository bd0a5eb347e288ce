package dev.lakebird.conformance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.conformance.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a copy of the repository that has nothing but what it looks at, with programs in
/// place of Java that say what they were asked to do.
class LauncherTest {
  private static final String SHELL = "/bin/sh";

  /// All that the launcher may need beside its shell.
  private static final List<String> PROGRAMS =
      List.of(
          "cat",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "touch");

  @TempDir private Path temporary;
  private Path home = Path.of("");
  private Path programs = Path.of("");

  record Outcome(int code, String out, String err) {}

  @BeforeEach
  void makeRepository() throws IOException {
    home = Files.createDirectories(temporary.resolve("a home"));
    Files.copy(Repository.root().resolve("lakebird"), home.resolve("lakebird"));
    Files.writeString(home.resolve("pom.xml"), "");
    Path module = Files.createDirectories(home.resolve("cli"));
    Files.writeString(module.resolve("pom.xml"), "");
    Files.createDirectories(module.resolve("src/main"));
    Files.createDirectories(module.resolve("target"));
    Files.writeString(module.resolve("target/classpath.txt"), "a.jar:b.jar");
    program(home.resolve("mvnw"), "echo \"maven $*\"");
    programs = Files.createDirectories(temporary.resolve("programs"));
    for (String name : PROGRAMS) {
      program(programs.resolve(name), "PATH=/usr/bin:/bin exec " + name + " \"$@\"");
    }
    built(Instant.now().plusSeconds(60));
  }

  private void built(Instant when) throws IOException {
    Path stamp = home.resolve(".lakebird-build/stamp");
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, "");
    Files.setLastModifiedTime(stamp, FileTime.from(when));
  }

  private static void program(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// A JDK that answers its version, and prints its last arguments when it runs a program.
  private Path jdk(String name, String version) throws IOException {
    Path folder = temporary.resolve(name);
    program(
        folder.resolve("bin/java"),
        """
        if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-09-16' >&2; exit 0; fi
        echo "java of %s"
        for argument in "$@"; do echo "<$argument>"; done\
        """
            .formatted(version, name));
    program(folder.resolve("bin/javac"), "exit 0");
    program(
        folder.resolve("bin/jar"),
        "while [ \"$1\" != --file ]; do shift; done; [ -d \"$4\" ] && : >\"$2\"");
    return folder;
  }

  private Outcome launch(
      Path script, Path folder, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SHELL, script.toString()));
    command.addAll(List.of(arguments));
    Path out = temporary.resolve("out.txt");
    Path err = temporary.resolve("err.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", programs.toString());
    environment.put("HOME", temporary.resolve("nobody").toString());
    // Nothing of the machine's own.
    environment.put("LAKEBIRD_JVM_FOLDERS", "");
    environment.putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private Outcome launch(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    return launch(home.resolve("lakebird"), home, variables, arguments);
  }

  private Map<String, String> javaHome(Path folder) {
    return Map.of("JAVA_HOME", folder.toString());
  }

  @Test
  void argumentsArriveAsTheyWereWritten() throws IOException, InterruptedException {
    Outcome outcome =
        launch(javaHome(jdk("a jdk", "25.0.1")), "sql", "-e", "SELECT 'a  b', \"$x\"; *", "");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("java of a jdk\n");
    assertThat(outcome.out())
        .contains("<" + home.toRealPath() + "/cli/target/classes:a.jar:b.jar>\n")
        .endsWith("<dev.lakebird.cli.Main>\n<sql>\n<-e>\n<SELECT 'a  b', \"$x\"; *>\n<>\n");
  }

  @Test
  void theWorkingFolderStaysThatOfTheCaller() throws IOException, InterruptedException {
    Path jdk = jdk("jdk", "25");
    program(
        jdk.resolve("bin/java"),
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"26-ea\"' >&2; else pwd; fi");
    Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
    Path link = elsewhere.resolve("bird");
    Files.createSymbolicLink(link, Path.of("../a home/lakebird"));
    for (Path script : List.of(home.resolve("lakebird"), Path.of("../a home/lakebird"), link)) {
      Outcome outcome = launch(script, elsewhere, javaHome(jdk), "version");
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out()).isEqualTo(elsewhere.toRealPath() + "\n");
    }
  }

  @Test
  void aJavaThatIsTooOldOrMissingIsPassedOver() throws IOException, InterruptedException {
    Path right = jdk("right", "25.0.1");
    Files.createSymbolicLink(programs.resolve("java"), right.resolve("bin/java"));
    Path jre = jdk("jre", "25");
    Files.delete(jre.resolve("bin/javac"));
    for (Path wrong :
        List.of(
            jdk("old", "1.8.0_402"), jdk("older", "21.0.2"), jre, temporary.resolve("nothing"))) {
      Outcome outcome = launch(javaHome(wrong), "version");
      assertThat(outcome.out()).as("passes over " + wrong).startsWith("java of right\n");
    }
    assertThat(launch(Map.of(), "version").out()).startsWith("java of right\n");
    assertThat(launch(Map.of("JAVA_HOME", ""), "version").out()).startsWith("java of right\n");
  }

  @Test
  void withoutAJdkOneSentenceSaysHowToGetOne() throws IOException, InterruptedException {
    Outcome outcome = launch(javaHome(jdk("old", "21.0.2")), "sql", "-e", "SELECT 1");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("JDK 25 or newer", "JAVA_HOME");
  }

  @Test
  void sourcesNewerThanTheBuildAreBuiltFirst() throws IOException, InterruptedException {
    Map<String, String> java = javaHome(jdk("jdk", "25"));
    built(Instant.now().minusSeconds(3600));
    Outcome first = launch(java, "version");
    assertThat(first.err()).startsWith("lakebird: building").hasLineCount(1);
    assertThat(first.out()).startsWith("java of jdk\n");
    Outcome second = launch(java, "version");
    assertThat(second.err()).isEmpty();

    program(home.resolve("mvnw"), "[ \"$2\" = --version ] && exit 0; echo 'it broke'; exit 1");
    built(Instant.now().minusSeconds(3600));
    Outcome broken = launch(java, "version");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).contains("it broke", "lakebird: the build failed");
    assertThat(broken.out()).isEmpty();
  }

  @Test
  void aBuildGivesTheShellAHeadStart() throws IOException, InterruptedException {
    Path classes = Files.createDirectories(home.resolve("cli/target/classes"));
    Files.writeString(home.resolve("cli/target/classpath.txt"), classes + ":b.jar");
    Map<String, String> java = javaHome(jdk("jdk", "25"));
    built(Instant.now().minusSeconds(3600));
    Outcome with = launch(java, "sql", "-e", "SELECT 1");
    Path made = home.toRealPath().resolve(".lakebird-build/cli");
    assertThat(with.err()).startsWith("lakebird: building").hasLineCount(1);
    assertThat(with.out())
        .contains(
            "<-XX:AOTCache=" + made.resolve("aot") + ">\n",
            "<" + made.resolve("jars/cli.jar") + ":" + made.resolve("jars/cli.jar") + ":b.jar>\n")
        .endsWith("<dev.lakebird.cli.Main>\n<sql>\n<-e>\n<SELECT 1>\n");
    assertThat(Files.readString(made.resolve("log")))
        .contains("<-XX:AOTCacheOutput=" + made.resolve("aot") + ">\n", "statements.sql>\n");

    built(Instant.now().minusSeconds(3600));
    Map<String, String> left = new HashMap<>(java);
    left.put("LAKEBIRD_HEAD_START", "no");
    assertThat(launch(left, "sql").out()).contains("<" + classes.toRealPath() + ":", ":b.jar>\n");
    assertThat(launch(java, "sql").out()).doesNotContain("AOTCache");
  }

  @Test
  void aHeadStartThatFailsIsSaidAndLeftOut() throws IOException, InterruptedException {
    Path jdk = jdk("jdk", "25");
    String body = Files.readString(jdk.resolve("bin/java"));
    program(jdk.resolve("bin/java"), body + "case \"$*\" in *AOTCacheOutput*) exit 1 ;; esac");
    built(Instant.now().minusSeconds(3600));
    Outcome outcome = launch(javaHome(jdk), "sql");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err())
        .contains("the shell and the server start without their AOT cache")
        .hasLineCount(2);
    assertThat(outcome.out()).doesNotContain("AOTCache");
  }

  @Test
  void anInstalledMavenBuildsWhereTheWrapperCannot() throws IOException, InterruptedException {
    Map<String, String> java = javaHome(jdk("jdk", "25"));
    program(home.resolve("mvnw"), "exit 1");
    built(Instant.now().minusSeconds(3600));
    Outcome without = launch(java, "version");
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err()).contains("the Maven wrapper cannot fetch Maven");
    program(programs.resolve("mvn"), "exit 0");
    assertThat(launch(java, "version").code()).isZero();
  }

  @Test
  void aLockThatWasLeftBehindIsTakenOver() throws IOException, InterruptedException {
    Map<String, String> java = javaHome(jdk("jdk", "25"));
    built(Instant.now().minusSeconds(3600));
    // No process has this number: its lock was left behind.
    Path lock = home.resolve(".lakebird-build/lock");
    Files.createSymbolicLink(lock, Path.of("999999999"));
    Outcome outcome = launch(java, "version");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).startsWith("lakebird: building");
    assertThat(Files.exists(lock, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void commandsAreListedAndUnknownOnesRefused() throws IOException, InterruptedException {
    for (String help : List.of("help", "--help", "-h")) {
      Outcome outcome = launch(Map.of(), help);
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out())
          .contains("  sql ", "  s3 ", "  datagen ", "  bench ", "  test ", "  version ");
    }
    Outcome unknown = launch(Map.of(), "squall");
    assertThat(unknown.code()).isNotZero();
    assertThat(unknown.err())
        .isEqualTo("lakebird: unknown command 'squall'; './lakebird help' lists them\n");
    assertThat(launch(Map.of()).code()).isNotZero();
  }
}
