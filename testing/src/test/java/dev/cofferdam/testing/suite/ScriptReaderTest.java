package dev.cofferdam.testing.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptReaderTest {
  @TempDir private Path folder;

  @Test
  void read_module_namesFileBesideScript() throws IOException {
    Command command =
        only(
            "{\"type\":\"module\",\"line\":3,\"filename\":\"x.0.wasm\",\"module_type\":\"binary\"}");

    ModuleSource source = ModuleSource.of(folder.resolve("x.0.wasm"));
    assertEquals(new Command.Load(3, source, Optional.empty()), command);
  }

  @Test
  void read_textModuleWithBinary_isNotTextOnly() throws IOException {
    Command.Load load =
        (Command.Load)
            only(
                "{\"type\":\"module\",\"line\":3,\"filename\":\"x.0.wat\",\"module_type\":\"text\","
                    + "\"binary_filename\":\"x.0.wasm\"}");

    assertEquals(false, load.source().isTextOnly());
  }

  @Test
  void read_assertReturn_hasActionAndPatterns() throws IOException {
    Command command =
        only(
            "{\"type\":\"assert_return\",\"line\":4,\"action\":{\"type\":\"invoke\",\"field\":\"f\","
                + "\"args\":[{\"type\":\"i32\",\"value\":\"1\"}]},"
                + "\"expected\":[{\"type\":\"externref\"}]}");

    Action action =
        new Action.Invoke(Optional.empty(), "f", List.of(new Literal.Scalar("i32", "1")));
    Literal anyRef = new Literal.Reference("externref", Optional.empty());
    assertEquals(new Command.AssertReturn(4, action, List.of(anyRef)), command);
  }

  @Test
  void read_commandOfAnUnknownProposal_isUnknown() throws IOException {
    assertEquals(
        new Command.Unknown(9, "thread"), only("{\"type\":\"thread\",\"line\":9,\"commands\":[]}"));
  }

  @Test
  void read_componentValues_areNested() throws IOException {
    Command.AssertReturn command =
        (Command.AssertReturn)
            only(
                "{\"type\":\"assert_return\",\"line\":1,"
                    + "\"action\":{\"type\":\"invoke\",\"field\":\"f\",\"args\":[]},\"expected\":"
                    + "[{\"type\":\"result\",\"value\":{\"Err\":{\"type\":\"option\",\"value\":null}}}]}");

    Literal none = new Literal.Option(Optional.empty());
    assertEquals(List.of(new Literal.Result(false, Optional.of(none))), command.expected());
  }

  private Command only(String command) throws IOException {
    Path file = folder.resolve("x.json");
    Files.writeString(file, "{\"commands\":[" + command + "]}");
    return ScriptReader.read(file).commands().getFirst();
  }
}
