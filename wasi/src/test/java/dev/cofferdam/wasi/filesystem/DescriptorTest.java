package dev.cofferdam.wasi.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.wasi.io.WasiInputStream;
import dev.cofferdam.wasi.io.WasiOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a guest does with a descriptor it has.
final class DescriptorTest {
  @TempDir Path granted;
  private FilesystemFixture fs;

  @BeforeEach
  void grant() throws Exception {
    Files.writeString(granted.resolve("file"), "0123456789");
    Files.createDirectory(granted.resolve("sub"));
    fs = new FilesystemFixture(granted);
  }

  @AfterEach
  void close() {
    fs.close();
  }

  @Test
  void read_atOffset_returnsBytesAndWhetherTheEndWasReached() throws Exception {
    Descriptor file = fs.open("file");

    var middle = (Tuple) fs.on(file, "read", 4L, 2L);
    var last = (Tuple) fs.on(file, "read", 100L, 8L);

    assertArrayEquals("2345".getBytes(UTF_8), (byte[]) middle.get(0));
    assertEquals(false, middle.get(1));
    assertEquals(true, last.get(1));
  }

  @Test
  void read_pastTheEnd_isEmptyAndAtTheEnd() throws Exception {
    var read = (Tuple) fs.on(fs.open("file"), "read", 4L, 100L);

    assertEquals(0, ((byte[]) read.get(0)).length);
    assertEquals(true, read.get(1));
  }

  @Test
  void read_hugeLength_returnsWhatIsThere() throws Exception {
    var read = (Tuple) fs.on(fs.open("file"), "read", -1L, 0L);

    assertEquals(10, ((byte[]) read.get(0)).length);
  }

  @Test
  void write_pastTheEnd_extendsWithZeroes() throws Exception {
    fs.on(fs.create("new"), "write", new byte[] {1}, 3L);

    assertArrayEquals(new byte[] {0, 0, 0, 1}, Files.readAllBytes(granted.resolve("new")));
  }

  @Test
  void write_withoutWriteFlag_isBadDescriptor() throws Exception {
    var code = fs.guest.err("[method]descriptor.write", fs.open("file"), new byte[1], 0L);

    assertEquals("bad-descriptor", code);
  }

  @Test
  void streams_ofOneFile_haveTheirOwnOffsets() throws Exception {
    Descriptor file = fs.create("file");
    var write = (WasiOutputStream) fs.on(file, "write-via-stream", 8L);
    var read = (WasiInputStream) fs.on(file, "read-via-stream", 0L);
    file.drop();

    fs.guest.ok("[method]output-stream.blocking-write-and-flush", write, "abcd".getBytes(UTF_8));

    assertArrayEquals("01234567abcd".getBytes(UTF_8), read.read(100));
  }

  @Test
  void appendStream_afterOtherWrites_writesAtTheEnd() throws Exception {
    Descriptor file = fs.create("file");
    var append = (WasiOutputStream) fs.on(file, "append-via-stream");
    fs.on(file, "write", "x".getBytes(UTF_8), 10L);

    fs.guest.ok("[method]output-stream.blocking-write-and-flush", append, "y".getBytes(UTF_8));

    assertEquals("0123456789xy", Files.readString(granted.resolve("file")));
  }

  @Test
  void setSize_cutsAndExtends() throws Exception {
    Descriptor file = fs.create("file");

    fs.on(file, "set-size", 3L);
    fs.on(file, "set-size", 5L);

    assertEquals("012\0\0", Files.readString(granted.resolve("file")));
  }

  @Test
  void setSize_absurd_isFileTooLarge() throws Exception {
    var code = fs.guest.err("[method]descriptor.set-size", fs.create("file"), -1L);

    assertEquals("file-too-large", code);
  }

  @Test
  void setTimes_onOpenFile_setsThem() throws Exception {
    fs.on(
        fs.create("file"), "set-times", Variant.of("no-change"), FilesystemFixture.seconds(12345));

    assertEquals(
        Instant.ofEpochSecond(12345),
        Files.getLastModifiedTime(granted.resolve("file")).toInstant());
  }

  @Test
  void setTimesAt_now_asksTheGrantedClock() throws Exception {
    fs.ok("set-times-at", Set.of(), "file", Variant.of("no-change"), Variant.of("now"));

    assertEquals(
        FilesystemFixture.NOW, Files.getLastModifiedTime(granted.resolve("file")).toInstant());
  }

  @Test
  void stat_ofFile_tellsTypeSizeAndLinks() throws Exception {
    fs.ok("link-at", Set.of(), "file", fs.root, "hard");

    var stat = fs.stat("file");

    assertEquals("regular-file", stat.get("type"));
    assertEquals(10L, stat.get("size"));
    assertEquals(2L, stat.get("link-count"));
    assertTrue(((Optional<?>) stat.get("status-change-timestamp")).isPresent());
  }

  @Test
  void stat_ofUnlinkedOpenFile_stillTellsItsSize() throws Exception {
    Descriptor file = fs.create("file");
    fs.ok("unlink-file-at", "file");
    fs.on(file, "write", new byte[20], 0L);

    assertEquals(20, file.stat().sizeBytes());
  }

  @Test
  void flags_ofFileAndDirectory_sayWhatIsAllowed() throws Exception {
    assertEquals(Set.of("read"), fs.on(fs.open("file"), "get-flags"));
    assertEquals(Set.of("read", "write"), fs.on(fs.create("file"), "get-flags"));
    assertEquals(Set.of("read", "mutate-directory"), fs.ok("get-flags"));
  }

  @Test
  void sameObject_throughTwoNames_isSeen() throws Exception {
    fs.ok("link-at", Set.of(), "file", fs.root, "hard");

    assertEquals(true, isSame(fs.open("file"), fs.open("hard")));
    assertEquals(false, isSame(fs.open("file"), fs.open("sub")));
  }

  private Object isSame(Descriptor one, Descriptor other) throws Exception {
    return String.valueOf(fs.guest.call("[method]descriptor.is-same-object", one, other))
        .equals("true");
  }

  @Test
  void metadataHash_changesWithTheFileOnly() throws Exception {
    Descriptor file = fs.create("file");
    Object before = fs.on(file, "metadata-hash");

    assertEquals(before, fs.ok("metadata-hash-at", Set.of(), "file"));
    fs.on(file, "set-size", 3L);
    assertNotEquals(before, fs.on(file, "metadata-hash"));
  }

  @Test
  void fileOperation_onDirectory_isBadDescriptor() throws Exception {
    assertEquals("bad-descriptor", fs.err("read", 1L, 0L));
    assertEquals("bad-descriptor", fs.err("read-via-stream", 0L));
  }

  @Test
  void pathOperation_onFile_isNotDirectory() throws Exception {
    var code = fs.guest.err("[method]descriptor.stat-at", fs.open("file"), Set.of(), "x");

    assertEquals("not-directory", code);
  }

  @Test
  void sync_ofAnything_succeeds() throws Exception {
    fs.on(fs.create("file"), "sync");
    fs.on(fs.open("file"), "sync-data");
    fs.ok("sync");

    assertEquals("regular-file", fs.on(fs.open("file"), "get-type"));
  }

  @Test
  void failedStream_namesItsErrorCode() throws Exception {
    Descriptor file = fs.create("file");
    var write = (WasiOutputStream) fs.on(file, "write-via-stream", Long.MAX_VALUE);

    var error =
        (Variant)
            fs.guest.err("[method]output-stream.blocking-write-and-flush", write, new byte[9]);

    assertEquals(
        Optional.of("invalid"),
        fs.guest.call("filesystem-error-code", java.util.Objects.requireNonNull(error.payload())));
    assertFalse(error.name().equals("closed"));
  }
}
