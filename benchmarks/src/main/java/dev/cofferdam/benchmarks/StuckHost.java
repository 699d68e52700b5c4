package dev.cofferdam.benchmarks;

import dev.cofferdam.component.HostFunc;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A function of the host that takes longer than its caller wants to wait, and then ends after all.
///
/// @param func the function
/// @param closing ends what it needs
record StuckHost(HostFunc func, Closeable closing) implements Closeable {
  private static final long LENGTH_MILLIS = 250;

  static HostFunc sleeping() {
    return (_, _) -> {
      Thread.sleep(LENGTH_MILLIS);
      return Crashers.price();
    };
  }

  /// Returns one that neither blocks nor looks whether it was interrupted.
  static HostFunc spinning() {
    return (_, _) -> {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LENGTH_MILLIS);
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      return Crashers.price();
    };
  }

  /// Returns one that reads from a peer which says nothing, until the peer hangs up.
  static StuckHost readingASocket() throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    ScheduledExecutorService timer = timer();
    HostFunc func =
        (_, _) -> {
          try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            Socket peer = server.accept();
            var _ = timer.schedule(() -> close(peer), LENGTH_MILLIS, TimeUnit.MILLISECONDS);
            int _ = socket.getInputStream().read();
          }
          return Crashers.price();
        };
    return new StuckHost(
        func,
        () -> {
          timer.shutdownNow();
          server.close();
        });
  }

  private static void close(Socket peer) {
    try {
      peer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns one that reads what another process writes, which is nothing for a while: a read that
  /// neither an interrupt nor closing the stream ends.
  static StuckHost readingAPipe() throws IOException {
    Process echo = new ProcessBuilder("cat").start();
    InputStream in = echo.getInputStream();
    OutputStream out = echo.getOutputStream();
    ScheduledExecutorService timer = timer();
    HostFunc func =
        (_, _) -> {
          var _ = timer.schedule(() -> write(out), LENGTH_MILLIS, TimeUnit.MILLISECONDS);
          int _ = in.read();
          return Crashers.price();
        };
    return new StuckHost(
        func,
        () -> {
          timer.shutdownNow();
          echo.destroy();
        });
  }

  private static void write(OutputStream out) {
    try {
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("stuck-host").factory());
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
