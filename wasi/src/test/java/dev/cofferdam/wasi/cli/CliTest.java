package dev.cofferdam.wasi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.wasi.FakeGuest;
import dev.cofferdam.wasi.io.InputSource;
import dev.cofferdam.wasi.io.KeptOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The functions of `wasi:cli`.
final class CliTest {
  private final CommandLine commandLine =
      new CommandLine(List.of("prog", "ä b"), new LinkedHashMap<>(Map.of("CITY", "Köln")));
  private final StandardStreams streams =
      new StandardStreams(InputSource.of(new byte[] {1}), KeptOutput.create(), KeptOutput.create());
  private final FakeGuest guest = new FakeGuest(CliInterfaces.all(commandLine, streams));

  @AfterEach
  void close() {
    guest.close();
  }

  @Test
  void environment_isWhatWasGranted() throws Exception {
    assertEquals(List.of("prog", "ä b"), guest.call("get-arguments"));
    assertEquals(List.of(Tuple.of("CITY", "Köln")), guest.call("get-environment"));
    assertEquals(Optional.empty(), guest.call("initial-cwd"));
  }

  @Test
  void exit_unwindsWithItsStatus() {
    assertEquals(0, status("exit", Result.ok()));
    assertEquals(1, status("exit", Result.err()));
    assertEquals(255, status("exit-with-code", 255));
  }

  private int status(String func, Object argument) {
    return assertThrows(GuestExit.class, () -> guest.call(func, argument)).status();
  }

  @Test
  void stdin_askedForTwice_isOneStream() throws Exception {
    assertSame(guest.call("get-stdin"), guest.call("get-stdin"));
  }

  @Test
  void terminals_areNotThere() throws Exception {
    assertEquals(Optional.empty(), guest.call("get-terminal-stdin"));
    assertEquals(Optional.empty(), guest.call("get-terminal-stdout"));
    assertEquals(Optional.empty(), guest.call("get-terminal-stderr"));
  }
}
