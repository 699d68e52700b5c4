/// The package `wasi:filesystem`: granted directories, and no way out of them.
///
/// [dev.cofferdam.wasi.filesystem.DirectoryGrant] names a directory of the host, what guests call
/// it and whether they may change it.
///
/// A path is resolved one name at a time, each name relative to an open handle of the directory
/// before, and never following a symbolic link but by reading its text and going on from there. So
/// `..`, absolute paths, links and races between two guests change what is found, never where.
///
/// Regular files and directories can be opened; devices, pipes and sockets cannot.
///
/// Open files count against `Limits.files`. Error codes are those of the WIT; no text of the host's
/// reaches a guest.
@NullMarked
package dev.cofferdam.wasi.filesystem;

import org.jspecify.annotations.NullMarked;
