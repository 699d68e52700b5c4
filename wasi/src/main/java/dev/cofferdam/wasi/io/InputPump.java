package dev.cofferdam.wasi.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a blocking stream of the host's on a thread of its own, one buffer ahead.
///
/// The thread is a daemon and starts when a guest first asks. All state is guarded by `this`. Bytes
/// that were read ahead wait for the next guest.
final class InputPump implements Readiness {
  private final InputStream stream;
  private final Set<Wakeup> watchers = new LinkedHashSet<>();
  private byte[] buffer = new byte[0];
  private int position;
  private boolean isStarted;
  private boolean isEnded;
  private @Nullable IOException failure;

  InputPump(InputStream stream) {
    this.stream = stream;
  }

  /// Returns bytes that are there, or none.
  synchronized byte[] take(int maxBytes) {
    start();
    if (position < buffer.length) {
      int start = position;
      position = Math.min(buffer.length, start + maxBytes);
      notifyAll();
      return Arrays.copyOfRange(buffer, start, position);
    }
    if (failure != null) {
      var cause = failure;
      failure = null;
      throw StreamException.failed(IoError.of("the host's input failed", cause));
    }
    if (isEnded) {
      throw StreamException.closed();
    }
    return new byte[0];
  }

  @Override
  public synchronized boolean isReady() {
    start();
    return position < buffer.length || isEnded;
  }

  @Override
  public synchronized void watch(Wakeup wakeup) {
    watchers.add(wakeup);
  }

  @Override
  public synchronized void unwatch(Wakeup wakeup) {
    watchers.remove(wakeup);
  }

  private void start() {
    if (!isStarted) {
      isStarted = true;
      Thread.ofPlatform().daemon().name("cofferdam-stdin").start(this::pump);
    }
  }

  private void pump() {
    byte[] chunk = new byte[WasiInputStream.READ_BYTES_MAX];
    try {
      int count = stream.read(chunk);
      while (count >= 0) {
        deliver(Arrays.copyOf(chunk, count));
        count = stream.read(chunk);
      }
      end(null);
    } catch (IOException e) {
      end(e);
    } catch (InterruptedException e) {
      end(new IOException("reading the host's input was interrupted", e));
    }
  }

  private synchronized void deliver(byte[] bytes) throws InterruptedException {
    while (position < buffer.length) {
      wait();
    }
    buffer = bytes;
    position = 0;
    watchers.forEach(Wakeup::signal);
  }

  private synchronized void end(@Nullable IOException cause) {
    failure = cause;
    isEnded = true;
    watchers.forEach(Wakeup::signal);
  }
}
