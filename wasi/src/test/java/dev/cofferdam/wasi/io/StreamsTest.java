package dev.cofferdam.wasi.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.wasi.FakeGuest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The functions of `wasi:io/streams`.
final class StreamsTest {
  private static final String IN = "[method]input-stream.";
  private static final String OUT = "[method]output-stream.";
  private static final Variant CLOSED = Variant.of("closed");

  private final FakeGuest guest = new FakeGuest(IoInterfaces.all());
  private final KeptOutput kept = KeptOutput.create();
  private final WasiOutputStream output = WasiOutputStream.into(kept);

  @AfterEach
  void close() {
    guest.close();
  }

  @Test
  void read_toTheEnd_givesBytesThenClosed() throws Exception {
    var input = WasiInputStream.of(new byte[] {1, 2, 3});

    assertArrayEquals(new byte[] {1, 2}, (byte[]) guest.ok(IN + "read", input, 2L));
    assertArrayEquals(new byte[] {3}, (byte[]) guest.ok(IN + "blocking-read", input, -1L));
    assertEquals(CLOSED, guest.err(IN + "read", input, 1L));
  }

  @Test
  void read_hugeLength_allocatesAtMostOneChunk() throws Exception {
    var input = WasiInputStream.of(new byte[1 << 20]);

    var bytes = (byte[]) guest.ok(IN + "read", input, Long.MAX_VALUE);

    assertEquals(WasiInputStream.READ_BYTES_MAX, bytes.length);
  }

  @Test
  void skip_countsWhatItSkipped() throws Exception {
    var input = WasiInputStream.of(new byte[5]);

    assertEquals(3L, guest.ok(IN + "skip", input, 3L));
    assertEquals(2L, guest.ok(IN + "blocking-skip", input, 100L));
    assertEquals(CLOSED, guest.err(IN + "skip", input, 1L));
  }

  @Test
  void write_withinPermit_arrives() throws Exception {
    guest.ok(OUT + "check-write", output);

    guest.ok(OUT + "write", output, "ab".getBytes(UTF_8));
    guest.ok(OUT + "write-zeroes", output, 2L);
    guest.ok(OUT + "flush", output);

    assertEquals("ab\0\0", kept.text());
  }

  @Test
  void write_withoutPermit_traps() {
    assertThrows(Trap.class, () -> guest.call(OUT + "write", output, new byte[1]));
    assertThrows(Trap.class, () -> guest.call(OUT + "write-zeroes", output, 1L));
  }

  @Test
  void write_beyondPermit_traps() throws Exception {
    long permit = (long) guest.ok(OUT + "check-write", output);

    assertThrows(Trap.class, () -> guest.call(OUT + "write", output, new byte[(int) permit + 1]));
    assertThrows(Trap.class, () -> guest.call(OUT + "write-zeroes", output, -1L));
  }

  @Test
  void write_secondTimeOnOnePermit_mayUseWhatIsLeft() throws Exception {
    long permit = (long) guest.ok(OUT + "check-write", output);
    guest.ok(OUT + "write", output, new byte[(int) permit - 1]);

    guest.ok(OUT + "write", output, new byte[1]);

    assertThrows(Trap.class, () -> guest.call(OUT + "write", output, new byte[1]));
  }

  @Test
  void blockingWrite_upTo4096Bytes_arrivesAndMoreTraps() throws Exception {
    guest.ok(OUT + "blocking-write-and-flush", output, new byte[4096]);
    guest.ok(OUT + "blocking-write-zeroes-and-flush", output, 4096L);

    assertEquals(8192, kept.bytes().length);
    assertThrows(
        Trap.class, () -> guest.call(OUT + "blocking-write-and-flush", output, new byte[4097]));
    assertThrows(
        Trap.class, () -> guest.call(OUT + "blocking-write-zeroes-and-flush", output, -1L));
  }

  @Test
  void splice_movesBytesAndReportsTheEnd() throws Exception {
    var input = WasiInputStream.of("abc".getBytes(UTF_8));

    assertEquals(2L, guest.ok(OUT + "splice", output, input, 2L));
    assertEquals(1L, guest.ok(OUT + "blocking-splice", output, input, -1L));
    assertEquals(CLOSED, guest.err(OUT + "splice", output, input, 1L));
    assertEquals("abc", kept.text());
  }

  @Test
  void failedSink_isReportedOnceThenClosed() throws Exception {
    var broken = WasiOutputStream.into(OutputSink.to(new BrokenStream()));

    var error = (Variant) guest.err(OUT + "blocking-write-and-flush", broken, new byte[1]);
    var text = guest.call("[method]error.to-debug-string", Objects.requireNonNull(error.payload()));

    assertEquals("the host's output failed", text);
    assertEquals(CLOSED, guest.err(OUT + "check-write", broken));
    assertEquals(CLOSED, guest.err(OUT + "blocking-flush", broken));
  }

  private static final class BrokenStream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("/secret/host/path");
    }
  }

  @Test
  void pumpedInput_deliversWhatTheHostWrites() throws Exception {
    var pipe = new PipedOutputStream();
    var input = InputSource.of(new PipedInputStream(pipe)).open();
    assertArrayEquals(new byte[0], (byte[]) guest.ok(IN + "read", input, 10L));

    pipe.write("late".getBytes(UTF_8));
    pipe.close();

    assertArrayEquals("late".getBytes(UTF_8), (byte[]) guest.ok(IN + "blocking-read", input, 10L));
    guest.call("[method]pollable.block", input.subscribe());
    assertEquals(CLOSED, guest.err(IN + "read", input, 10L));
  }
}
