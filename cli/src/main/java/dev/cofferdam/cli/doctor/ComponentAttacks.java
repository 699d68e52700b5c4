package dev.cofferdam.cli.doctor;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasi.filesystem.DirectoryAccess;
import dev.cofferdam.wasi.io.KeptOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Attacks of a component, on what only components and WASI have.
final class ComponentAttacks {
  private static final int COPY_BYTES = 65_536;
  private static final int DRAW_BYTES = 4_096;
  private static final int FLOOD_BYTES = 10_000;

  private ComponentAttacks() {}

  static List<Check> all() {
    return List.of(
        new Check("hostCallBytes", ComponentAttacks::hostCallBytes),
        new Check("randomBytes", ComponentAttacks::randomBytes),
        new Check("handles", ComponentAttacks::handles),
        new Check("httpFieldBytes", ComponentAttacks::httpFieldBytes),
        new Check("files", ComponentAttacks::files),
        new Check("kept output", _ -> keptOutput()));
  }

  private static Check.Seen hostCallBytes(Room room) {
    Limits limits = Room.limits().withHostCallBytes(10 * COPY_BYTES);
    return room.attack(limits, Wasi.denied(), "copy", 20)
        .endsBy(
            TrapKind.HOST_CALL_BYTES,
            "bytes",
            a -> a.usage().call().hostCallBytes(),
            limits.hostCallBytes());
  }

  private static Check.Seen randomBytes(Room room) {
    Limits limits = Room.limits().withRandomBytes(10 * DRAW_BYTES);
    return room.attack(limits, Wasi.denied(), "draw", 20)
        .endsBy(
            TrapKind.RANDOM_BYTES,
            "bytes",
            a -> a.usage().call().randomBytes(),
            limits.randomBytes());
  }

  private static Check.Seen handles(Room room) {
    Limits limits = Room.limits().withHandles(100);
    return room.attack(limits, Wasi.denied(), "hold", 200)
        .endsBy(TrapKind.HANDLE_LIMIT, "handles", a -> a.usage().counts().handles(), 100);
  }

  private static Check.Seen httpFieldBytes(Room room) {
    return room.attack(Room.limits().withHttpFieldBytes(1_000), Wasi.denied(), "append", 100)
        .endsBy(TrapKind.HTTP_FIELD_BYTES);
  }

  private static Check.Seen files(Room room) throws IOException {
    Path directory = Files.createTempDirectory("cofferdam-doctor");
    try {
      Wasi wasi = Wasi.builder().directory(directory, "/", DirectoryAccess.READ_WRITE).build();
      Limits limits = Room.limits().withFiles(10);
      return room.attack(limits, wasi, "open", 20).endsBy(TrapKind.FILE_LIMIT);
    } finally {
      Files.deleteIfExists(directory.resolve("x"));
      Files.delete(directory);
    }
  }

  private static Check.Seen keptOutput() {
    KeptOutput output = KeptOutput.create(FLOOD_BYTES / 10);
    output.write(new byte[FLOOD_BYTES], 0, FLOOD_BYTES);
    int kept = output.bytes().length;
    return new Check.Seen(
        kept == FLOOD_BYTES / 10 && output.droppedBytes() == FLOOD_BYTES - kept,
        "%,d of %,d bytes kept, %,d dropped".formatted(kept, FLOOD_BYTES, output.droppedBytes()));
  }
}
