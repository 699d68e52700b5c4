package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoreDumpCommandTest {
  private static final String CRASHERS = "../examples/crashers/crashers.wasm";
  private static final String SECRET = "the guest keeps a secret";

  private static final String MODULE =
      """
      (module $app
        (memory 2 5)
        (global (mut i32) (i32.const 11))
        (data (i32.const 1024) "%s")
        (func $deep (param i32) (global.set 0 (i32.const 4711)) unreachable)
        (func (export "crash") (call $deep (i32.const 1))))
      """
          .formatted(SECRET);

  @TempDir private Path folder;

  @Test
  void crash_writesADumpAndTheReportNamesIt() {
    var run = crash("--coredump", dump());

    assertEquals(134, run.exitCode());
    assertTrue(Files.exists(Path.of(dump())));
    assertTrue(run.err().contains("core dump   " + dump()), run.err());
  }

  @Test
  void jsonReport_namesTheDump() {
    var run = crash("--coredump", dump(), "--report", "json");

    assertTrue(run.err().contains("\"coreDump\": \"" + dump() + "\""), run.err());
  }

  @Test
  void goodRun_writesNone() {
    var run =
        CommandRun.of(
            "run",
            "--trap-unknown-imports",
            "--coredump",
            dump(),
            "--invoke",
            "add(1, 2)",
            CRASHERS);

    assertEquals(0, run.exitCode());
    assertFalse(Files.exists(Path.of(dump())));
  }

  @Test
  void dumpThatCannotBeWritten_changesNothingElse() {
    var run = crash("--coredump", folder.resolve("missing/core.wasm").toString());

    assertEquals(134, run.exitCode());
    assertTrue(run.err().startsWith("cofferdam: the core dump was not written: "), run.err());
    assertTrue(run.err().contains("crash: unreachable: "), run.err());
  }

  @Test
  void redactedWithoutDump_isRefused() {
    assertEquals(2, crash("--coredump-redacted").exitCode());
  }

  @Test
  void text_showsProgramFramesMemoriesAndGlobals() throws IOException {
    String code = module();
    crash("--coredump", dump());

    assertEquals(
        """
        core dump of app.wat
        modules:
          0  app
        instances:
          0  module 0 app, memories 0, globals 0
        thread main:
          #0 app!deep+0x%x at 0x%x (instance 0, function 0)
               locals: 1, not known
          #1 app!crash+0x3 at 0x%x (instance 0, function 1)
        memories:
          0  2 pages of at most 5, 24 bytes not zero, in:
               0x00000400 to 0x00000417
        globals:
          0  i32 4711
        """
            .formatted(6, 0x3a, 0x40),
        CommandRun.of("coredump", dump(), code).out());
  }

  @Test
  void text_withoutCode_namesFunctionsByNumber() {
    crash("--coredump", dump());

    String out = CommandRun.of("coredump", dump()).out();

    assertTrue(out.contains("#0 app!<function 0>+0x"), out);
  }

  @Test
  void text_ofAComponent_namesItsFunctions() {
    CommandRun.of(
        "run",
        "--trap-unknown-imports",
        "--coredump",
        dump(),
        "--invoke",
        "unreachable()",
        CRASHERS);

    String out = CommandRun.of("coredump", dump(), CRASHERS).out();

    assertTrue(out.matches("(?s).*#0 [^\\n]*![a-z][^\\n]* at 0x.*"), out);
  }

  @Test
  void text_ofCodeWithDebugInformation_showsLinesAndReadableNames() throws IOException {
    Path file = Files.write(folder.resolve("app.wasm"), DebuggedModule.bytes());
    CommandRun.of("run", "--coredump", dump(), "--invoke", "crash()", file.toString());

    String out = CommandRun.of("coredump", dump(), file.toString()).out();
    String json = CommandRun.of("coredump", "--json", dump(), file.toString()).out();

    assertTrue(out.contains("!shop::total::h0123456789abcdef+0x"), out);
    assertTrue(out.contains("       shop::total::h0123456789abcdef at total.rs:3:5\n"), out);
    assertTrue(json.contains("\"file\": \"total.rs\", \"line\": 3, \"column\": 5}]"), json);
  }

  @Test
  void json_isOneObjectWithNumbersAsText() throws IOException {
    String code = module();
    crash("--coredump", dump());

    String out = CommandRun.of("coredump", "--json", dump(), code).out();

    assertTrue(out.startsWith("{\"executable\": \"app.wat\", \"content\": \"full\", "), out);
    assertTrue(out.contains("\"globals\": [{\"type\": \"i32\", \"value\": \"4711\"}]"), out);
    assertTrue(out.contains("\"function\": \"deep\""), out);
  }

  @Test
  void redactedDump_hasNoSecretAndSaysSo() throws IOException {
    crash("--coredump", dump(), "--coredump-redacted");

    String bytes = Files.readString(Path.of(dump()), StandardCharsets.ISO_8859_1);
    String out = CommandRun.of("coredump", dump()).out();
    assertFalse(bytes.contains(SECRET));
    assertTrue(out.contains("redacted: it has no contents of memories and no values"), out);
    assertTrue(out.contains("2 pages of at most 5\n"), out);
  }

  @Test
  void fullDump_hasTheSecret() throws IOException {
    crash("--coredump", dump());

    assertTrue(Files.readString(Path.of(dump()), StandardCharsets.ISO_8859_1).contains(SECRET));
  }

  @Test
  void guestNames_areEscaped() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.wat"),
            "(module $\"a\\1b[2J\" (func $\"b\\e2\\80\\ae\" (export \"crash\") unreachable))");
    CommandRun.of("run", "--coredump", dump(), "--invoke", "crash()", file.toString());

    String out = CommandRun.of("coredump", dump(), file.toString()).out();

    assertTrue(out.contains("a\\u{1b}[2J!b\\u{202e}+0x"), out);
  }

  @Test
  void moduleInPlaceOfADump_isCalledWhatItIs() {
    var run = CommandRun.of("coredump", CRASHERS);

    assertEquals(65, run.exitCode());
  }

  @Test
  void missingFile_isNamedAndExits66() {
    var run = CommandRun.of("coredump", "no-such.wasm");

    assertEquals(66, run.exitCode());
    assertEquals("cofferdam: there is no file no-such.wasm\n", run.err());
  }

  @Test
  void fileBeyondTheLimit_isRefusedBeforeItIsRead() throws IOException {
    try (var file = new RandomAccessFile(dump(), "rw")) {
      file.setLength(3L << 30);
    }

    var run = CommandRun.of("coredump", dump());

    assertEquals(65, run.exitCode());
    assertTrue(run.err().contains("CoreDumpLimits.dumpBytes"), run.err());
  }

  @Test
  void folder_isNamedAndExits2() {
    assertEquals(2, CommandRun.of("coredump", folder.toString()).exitCode());
  }

  private String dump() {
    return folder.resolve("core.wasm").toString();
  }

  private String module() throws IOException {
    return Files.writeString(folder.resolve("app.wat"), MODULE).toString();
  }

  private CommandRun crash(String... options) {
    try {
      String[] args = new String[options.length + 4];
      args[0] = "run";
      System.arraycopy(options, 0, args, 1, options.length);
      args[options.length + 1] = "--invoke";
      args[options.length + 2] = "crash()";
      args[options.length + 3] = module();
      return CommandRun.of(args);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
