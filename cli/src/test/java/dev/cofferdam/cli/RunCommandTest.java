package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunCommandTest {
  private static final String CRASHERS = "../examples/crashers/crashers.wasm";

  @TempDir private Path folder;

  @Test
  void invoke_printsTheResultAsWave() {
    var run = invoke("greet(\"Ada\")");

    assertEquals(new CommandRun(0, "\"Hello, Ada!\"\n", ""), run);
  }

  @Test
  void repeatedInvoke_runsInOrderAndStopsAtTheFirstFailure() {
    var run =
        CommandRun.of(
            "run",
            "--trap-unknown-imports",
            "--invoke",
            "add(1, 2)",
            "--invoke",
            "divide(1, 0)",
            "--invoke",
            "add(3, 4)",
            CRASHERS);

    assertEquals(134, run.exitCode());
    assertEquals("3\n", run.out());
    assertTrue(run.err().startsWith("crash: integer-divide-by-zero: "), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--fuel,100000,infinite-loop(),137",
    "--timeout,50ms,infinite-loop(),124",
    "--fuel,10000,unreachable(),134",
    "--stack,64KiB,stack-overflow(),134",
  })
  void crash_givesTheExitCodeOfItsKind(String option, String value, String call, int exitCode) {
    var run =
        CommandRun.of("run", "--trap-unknown-imports", option, value, "--invoke", call, CRASHERS);

    assertEquals(exitCode, run.exitCode(), run.err());
  }

  @Test
  void reportFile_thatCannotBeWritten_isNamedAndChangesNoExitCode() {
    String file = folder.resolve("missing/report.txt").toString();

    var run =
        CommandRun.of(
            "run",
            "--trap-unknown-imports",
            "--report-file",
            file,
            "--invoke",
            "unreachable()",
            CRASHERS);

    assertEquals(134, run.exitCode());
    assertTrue(run.err().contains("cofferdam: the report was not written: "), run.err());
  }

  @Test
  void reportFile_isForTheOwnerOnly() throws IOException {
    Path file = folder.resolve("report.txt");

    CommandRun.of(
        "run",
        "--trap-unknown-imports",
        "--report-file",
        file.toString(),
        "--invoke",
        "unreachable()",
        CRASHERS);

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void stack_thatIsTooLarge_isAMistakeOfTheCallers() {
    var run = CommandRun.of("run", "--stack", "3GiB", "--invoke", "add(1, 2)", CRASHERS);

    assertEquals(new CommandRun(2, "", "cofferdam: --stack is 3 GiB, more than 64 MiB\n"), run);
  }

  @Test
  void jsonReport_isOneObjectWithTheKind() {
    var run =
        CommandRun.of(
            "run",
            "--trap-unknown-imports",
            "--report",
            "json",
            "--invoke",
            "unreachable()",
            CRASHERS);

    assertTrue(run.err().startsWith("{\"kind\": \"unreachable\""), run.err());
  }

  @Test
  void unknownFunction_suggestsTheNearest() {
    var run = invoke("gret(\"Ada\")");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("did you mean 'greet'?"), run.err());
  }

  @Test
  void missingImport_isNamedAndExits65() {
    var run = CommandRun.of("run", "--invoke", "add(1, 2)", CRASHERS);

    assertEquals(65, run.exitCode());
    assertTrue(run.err().contains("demo:crashers/host@0.1.0"), run.err());
  }

  @Test
  void malformedFile_namesTheOffsetAndExits65() throws IOException {
    Path file = Files.write(folder.resolve("bad.wasm"), new byte[] {0, 'a', 's', 'm', 9, 0, 0, 0});

    var run = CommandRun.of("run", file.toString());

    assertEquals(65, run.exitCode());
    assertEquals("cofferdam: malformed at offset 0x4: unknown binary version\n", run.err());
  }

  @Test
  void missingFile_isNamedAndExits66() {
    var run = CommandRun.of("run", "no-such.wasm");

    assertEquals(66, run.exitCode());
    assertEquals("cofferdam: there is no file no-such.wasm\n", run.err());
  }

  @Test
  void folderInPlaceOfAFile_isNamedAndExits2() {
    var run = CommandRun.of("run", folder.toString());

    assertEquals(2, run.exitCode());
    assertEquals("cofferdam: " + folder + " is a folder; name a .wasm or .wat file\n", run.err());
  }

  @Test
  void missingDirectoryToGrant_isNamedAndExits66() {
    var run = CommandRun.of("run", "--dir", "no-such-folder", CRASHERS);

    assertEquals(66, run.exitCode());
    assertTrue(run.err().startsWith("cofferdam: cannot grant no-such-folder: "), run.err());
  }

  @Test
  void coreModule_inText_runs() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("add.wat"),
            """
            (module (func (export "add") (param i32 i32) (result i32)
              (i32.add (local.get 0) (local.get 1))))
            """);

    assertEquals(
        new CommandRun(0, "5\n", ""),
        CommandRun.of("run", "--invoke", "add(2, 3)", file.toString()));
  }

  private static CommandRun invoke(String call) {
    return CommandRun.of("run", "--trap-unknown-imports", "--invoke", call, CRASHERS);
  }
}
