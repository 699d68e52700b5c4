package dev.cofferdam.isolation;

import dev.cofferdam.engine.Store;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import dev.cofferdam.wasm.coredump.CoreDumpEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Leaves core dumps of one guest's crashes.
///
/// A thread of its own writes, so that a slow disk delays no answer: the report names a dump that
/// is there in time. One is written at a time, so that a guest that crashes faster than it is
/// written holds one dead Store, not many; crashes meanwhile leave none. Whatever goes wrong is
/// attached to the crash's cause and changes nothing else.
final class GuestDumps {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int READABLE_LENGTH = 40;
  private static final int DIGEST_LENGTH = 8;

  private final String guest;
  private final String filePrefix;
  private final Optional<CoreDumps> settings;
  private final AtomicBoolean isWriting;
  private final AtomicLong ordinal;

  GuestDumps(String guest, Optional<CoreDumps> settings) {
    this.guest = guest;
    this.filePrefix = filePrefix(guest);
    this.settings = settings;
    this.isWriting = new AtomicBoolean();
    this.ordinal = new AtomicLong();
  }

  private GuestDumps(GuestDumps before, Optional<CoreDumps> settings) {
    this.guest = before.guest;
    this.filePrefix = before.filePrefix;
    this.settings = settings;
    this.isWriting = before.isWriting;
    this.ordinal = before.ordinal;
  }

  /// Returns what leaves dumps of the next version of the guest; the two never write at once.
  GuestDumps with(Optional<CoreDumps> nextSettings) {
    return new GuestDumps(this, nextSettings);
  }

  /// Returns what the files of a guest begin with: what of its name is harmless in a file name, and
  /// a digest of all of it, so that no two guests share one.
  private static String filePrefix(String guest) {
    String readable = guest.replaceAll("[^A-Za-z0-9_-]", "_");
    String digest = CrashReport.digest(guest.getBytes(StandardCharsets.UTF_8));
    return readable.substring(0, Math.min(READABLE_LENGTH, readable.length()))
        + "-"
        + digest.substring(0, DIGEST_LENGTH)
        + "-";
  }

  private String fileName(CrashReport report) {
    return "%s%s-%06d-%s.core.wasm"
        .formatted(
            filePrefix,
            TIME.format(report.moment().time()),
            ordinal.incrementAndGet(),
            report.fingerprint());
  }

  /// Dumps the Store if dumps are wanted, and returns the crash with a report that names the dump
  /// if it was written within its patience and `waitNanos`. Called once a crash, on the thread that
  /// had entered the Store, before it is closed.
  Outcome.Crashed dumped(Store store, Outcome.Crashed crashed, long waitNanos) {
    if (settings.isEmpty() || !isWriting.compareAndSet(false, true)) {
      return crashed;
    }
    CompletableFuture<String> place = write(store, crashed, settings.orElseThrow());
    try {
      long patienceNanos = Timeouts.nanos(settings.orElseThrow().patience());
      String written = place.get(Math.min(waitNanos, patienceNanos), TimeUnit.NANOSECONDS);
      return new Outcome.Crashed(crashed.report().withCoreDump(written), crashed.cause());
    } catch (TimeoutException late) {
      return crashed;
    } catch (ExecutionException e) {
      crashed.cause().addSuppressed(e.getCause());
      return crashed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return crashed;
    }
  }

  private CompletableFuture<String> write(Store store, Outcome.Crashed crashed, CoreDumps wanted) {
    var place = new CompletableFuture<String>();
    try {
      CoreDump dump = store.coreDump(crashed.report().target().component(), crashed.cause());
      String fileName = fileName(crashed.report());
      Thread.ofVirtual()
          .name("guest-" + guest + "-core-dump")
          .start(() -> write(dump, fileName, wanted, place));
    } catch (Throwable e) {
      isWriting.set(false);
      place.completeExceptionally(e);
    }
    return place;
  }

  private void write(
      CoreDump dump, String fileName, CoreDumps wanted, CompletableFuture<String> place) {
    try {
      CoreDumpEncoder contents = fitting(dump, wanted);
      place.complete(
          wanted
              .sink()
              .keep(new CoreDumpSink.Dump(guest, fileName, filePrefix, wanted.kept(), contents)));
    } catch (Throwable e) {
      place.completeExceptionally(e);
    } finally {
      isWriting.set(false);
    }
  }

  private static CoreDumpEncoder fitting(CoreDump dump, CoreDumps wanted) throws IOException {
    if (wanted.content() == CoreDumpContent.FULL) {
      var full = CoreDumpEncoder.of(dump);
      if (full.size() <= wanted.bytesMax()) {
        return full;
      }
    }
    var redacted = CoreDumpEncoder.of(dump.redacted());
    if (redacted.size() > wanted.bytesMax()) {
      throw new IOException(
          "a core dump of %d bytes exceeds the limit of %d (CoreDumps.bytesMax)"
              .formatted(redacted.size(), wanted.bytesMax()));
    }
    return redacted;
  }
}
