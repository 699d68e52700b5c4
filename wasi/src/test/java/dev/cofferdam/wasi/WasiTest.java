package dev.cofferdam.wasi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasi.filesystem.DirectoryAccess;
import dev.cofferdam.wasi.io.WasiInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `Wasi` puts together.
final class WasiTest {
  @TempDir Path host;

  @Test
  void interfaces_haveEveryFunctionAndResourceOfTheWitAndNoOther() throws IOException {
    var defined = new TreeSet<String>();
    for (WasiInterface wasi : Wasi.denied().interfaces()) {
      String prefix = wasi.name() + "#";
      wasi.funcs().keySet().forEach(f -> defined.add(prefix + f));
      wasi.resources().keySet().forEach(r -> defined.add(prefix + r));
    }

    assertEquals(itemsOfTheWit(), List.copyOf(defined));
  }

  private static List<String> itemsOfTheWit() throws IOException {
    try (var list = WasiTest.class.getResourceAsStream("items-0.2.12.txt")) {
      var text = new String(Objects.requireNonNull(list).readAllBytes(), UTF_8);
      return List.copyOf(new TreeSet<>(text.lines().toList()));
    }
  }

  @Test
  void nothingGranted_isOneObject() {
    assertSame(Wasi.denied(), Wasi.denied());
  }

  @Test
  void directory_belowOneGrantedForWriting_isRefused() throws IOException {
    Path inner = Files.createDirectories(host.resolve("inner"));
    var builder =
        Wasi.builder()
            .directory(host, "/outer", DirectoryAccess.READ_WRITE)
            .directory(inner, "/inner", DirectoryAccess.READ_ONLY);

    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void directory_belowOneGrantedForReading_isGranted() throws IOException {
    Path inner = Files.createDirectories(host.resolve("inner"));

    var wasi =
        Wasi.builder()
            .directory(host, "/outer", DirectoryAccess.READ_ONLY)
            .directory(inner, "/inner", DirectoryAccess.READ_WRITE)
            .build();

    assertEquals(Wasi.denied().interfaces().size(), wasi.interfaces().size());
  }

  @Test
  void directory_thatIsNotThere_isRefusedAtOnce() {
    Path missing = host.resolve("missing");

    assertThrows(
        UncheckedIOException.class,
        () -> Wasi.builder().directory(missing, "/data", DirectoryAccess.READ_ONLY));
  }
}
