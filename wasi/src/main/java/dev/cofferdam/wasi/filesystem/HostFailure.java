package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/// Which error code an exception of the host's filesystem is, told by its type alone.
///
/// Causes the JDK has no type for (a full disk, a name too long) are looked for before or after the
/// operation by whoever does it; what remains is `io`.
final class HostFailure {
  private HostFailure() {}

  /// An operation of the host's filesystem.
  interface Operation<T> {
    /// Does it.
    T run() throws IOException;
  }

  /// An operation without a result.
  interface Action {
    /// Does it.
    void run() throws IOException;
  }

  /// Runs an operation, its failure turned into an error code; `unknown` stands for failures
  /// without a type of their own.
  static <T> T call(ErrorCode unknown, Operation<T> operation) throws InterruptedException {
    try {
      return operation.run();
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new FilesystemException(codeOf(e, unknown));
    } catch (NonWritableChannelException _) {
      throw new FilesystemException(ErrorCode.BAD_DESCRIPTOR);
    }
  }

  /// Runs an action, its failure turned into an error code.
  static void run(ErrorCode unknown, Action action) throws InterruptedException {
    call(
        unknown,
        () -> {
          action.run();
          return unknown;
        });
  }

  private static InterruptedException interrupted(ClosedByInterruptException cause) {
    var interrupted = new InterruptedException("a file operation was interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }

  private static ErrorCode codeOf(IOException e, ErrorCode unknown) {
    return switch (e) {
      case NoSuchFileException _ -> ErrorCode.NO_ENTRY;
      case AccessDeniedException _ -> ErrorCode.ACCESS;
      case FileAlreadyExistsException _ -> ErrorCode.EXIST;
      case DirectoryNotEmptyException _ -> ErrorCode.NOT_EMPTY;
      case NotDirectoryException _ -> ErrorCode.NOT_DIRECTORY;
      case FileSystemLoopException _ -> ErrorCode.LOOP;
      case NotLinkException _ -> ErrorCode.INVALID;
      case AtomicMoveNotSupportedException _ -> ErrorCode.CROSS_DEVICE;
      default -> unknown;
    };
  }
}
