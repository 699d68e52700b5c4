package dev.cofferdam.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
  @TempDir private Path folder;

  @Test
  void fileOfTheLimit_isReadWhole() throws IOException {
    Path file = Files.write(folder.resolve("whole"), new byte[] {1, 2, 3});

    assertArrayEquals(new byte[] {1, 2, 3}, BoundedFile.read(file, 3, "limit"));
  }

  @Test
  void fileOneByteBeyond_isRefusedAndTheLimitNamed() throws IOException {
    Path file = Files.write(folder.resolve("beyond"), new byte[] {1, 2, 3});

    var refused = assertThrows(LoadLimitException.class, () -> BoundedFile.read(file, 2, "limit"));

    assertTrue(String.valueOf(refused.getMessage()).contains("limit of 2 bytes (limit)"));
  }

  @Test
  void moduleOfThreeGibibytes_isRefused() throws IOException {
    Path file = folder.resolve("sparse");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }

    var refused = assertThrows(LoadLimitException.class, () -> BoundedFile.read(file));

    assertTrue(String.valueOf(refused.getMessage()).contains("LoadLimits.moduleBytes"));
  }
}
