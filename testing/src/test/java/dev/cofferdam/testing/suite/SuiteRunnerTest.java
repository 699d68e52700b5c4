package dev.cofferdam.testing.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.text.WatReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteRunnerTest {
  private static final String DOUBLE =
      """
      (module
        (import "spectest" "global_i32" (global $g i32))
        (func (export "double") (param i32) (result i32)
          (i32.add (local.get 0) (local.get 0)))
        (func (export "host") (result i32) global.get $g)
        (func (export "crash") unreachable))
      """;
  private static final String MODULE =
      "{'type':'module','line':1,'filename':'x.0.wasm','module_type':'binary'}";

  @TempDir private Path folder;

  @Test
  void run_rightResult_passes() throws IOException {
    assertEquals("1 passed, 0 failed, 0 skipped", run(MODULE, assertReturn("double", "2", "4")));
  }

  @Test
  void run_wrongResult_fails() throws IOException {
    assertEquals("0 passed, 1 failed, 0 skipped", run(MODULE, assertReturn("double", "2", "5")));
  }

  @Test
  void run_trapAsAsserted_passes() throws IOException {
    String trap =
        "{'type':'assert_trap','line':2,'text':'unreachable',"
            + "'action':{'type':'invoke','field':'crash','args':[]}}";

    assertEquals("1 passed, 0 failed, 0 skipped", run(MODULE, trap));
  }

  @Test
  void run_commandOfAnUnknownProposal_isSkippedWhereItAsserts() throws IOException {
    assertEquals(
        "0 passed, 0 failed, 1 skipped", run("{'type':'assert_future','line':2,'text':''}"));
  }

  @Test
  void run_malformedText_passes() throws IOException {
    Files.writeString(folder.resolve("x.1.wat"), "(module (fnc))");
    String malformed =
        "{'type':'assert_malformed','line':2,'filename':'x.1.wat','module_type':'text',"
            + "'text':'unexpected token'}";

    assertEquals("1 passed, 0 failed, 0 skipped", run(malformed));
  }

  @Test
  void run_scriptThatNeedsGc_isSkippedAsAWhole() throws IOException {
    Files.write(folder.resolve("x.2.wasm"), WatReader.toBinary("(module (type (struct)))"));
    String needsGc = MODULE.replace("x.0.wasm", "x.2.wasm");

    SuiteReport report = report(MODULE, needsGc, assertReturn("double", "2", "4"));

    assertEquals(
        "line 2: assert_return: skipped, needs gc",
        report.scripts().getFirst().open().toList().getFirst().toString());
  }

  private static String assertReturn(String function, String argument, String result) {
    return "{'type':'assert_return','line':2,'action':{'type':'invoke','field':'%s',"
            .formatted(function)
        + "'args':[{'type':'i32','value':'%s'}]},".formatted(argument)
        + "'expected':[{'type':'i32','value':'%s'}]}".formatted(result);
  }

  private String run(String... commands) throws IOException {
    return report(commands).totals().toString();
  }

  private SuiteReport report(String... commands) throws IOException {
    Files.write(folder.resolve("x.0.wasm"), WatReader.toBinary(DOUBLE));
    String json = "{'commands':[" + String.join(",", commands) + "]}";
    Files.writeString(folder.resolve("x.json"), json.replace('\'', '"'));
    return SuiteRunner.create(SuiteOptions.defaults()).run(folder);
  }
}
