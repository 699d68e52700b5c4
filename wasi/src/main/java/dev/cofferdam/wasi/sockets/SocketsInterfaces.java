package dev.cofferdam.wasi.sockets;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.wasi.io.WasiInterface;
import java.util.List;
import java.util.Optional;

/// The package `wasi:sockets`, all of it denied: everything is there, so that components link, and
/// no guest gets a socket or resolves a name.
///
/// Methods of sockets answer `access-denied` too, although nobody can have one to call them on.
public final class SocketsInterfaces {
  private static final HostFunc DENIED = (_, _) -> Result.err("access-denied");

  private SocketsInterfaces() {}

  /// The resource `network`: a network in which nothing is allowed.
  private record Network() {}

  /// The resources of which there are none.
  private record Socket() {}

  /// Returns all interfaces of the package.
  public static List<WasiInterface> all() {
    var network = HostResource.of(Network.class, _ -> {});
    return List.of(
        WasiInterface.of("wasi:sockets/network")
            .resource("network", network)
            .func("network-error-code", (_, _) -> Optional.empty()),
        WasiInterface.of("wasi:sockets/instance-network")
            .func("instance-network", (_, _) -> new Network()),
        WasiInterface.of("wasi:sockets/tcp-create-socket").func("create-tcp-socket", DENIED),
        WasiInterface.of("wasi:sockets/udp-create-socket").func("create-udp-socket", DENIED),
        nameLookup(),
        tcp(),
        udp());
  }

  private static WasiInterface nameLookup() {
    return WasiInterface.of("wasi:sockets/ip-name-lookup")
        .resource("resolve-address-stream", none())
        .func("resolve-addresses", DENIED)
        .func("[method]resolve-address-stream.resolve-next-address", DENIED)
        .func("[method]resolve-address-stream.subscribe", unreachable());
  }

  private static WasiInterface tcp() {
    var tcp = WasiInterface.of("wasi:sockets/tcp").resource("tcp-socket", none());
    for (String method :
        List.of(
            "start-bind",
            "finish-bind",
            "start-connect",
            "finish-connect",
            "start-listen",
            "finish-listen",
            "accept",
            "local-address",
            "remote-address",
            "set-listen-backlog-size",
            "keep-alive-enabled",
            "set-keep-alive-enabled",
            "keep-alive-idle-time",
            "set-keep-alive-idle-time",
            "keep-alive-interval",
            "set-keep-alive-interval",
            "keep-alive-count",
            "set-keep-alive-count",
            "hop-limit",
            "set-hop-limit",
            "receive-buffer-size",
            "set-receive-buffer-size",
            "send-buffer-size",
            "set-send-buffer-size",
            "shutdown")) {
      tcp.func("[method]tcp-socket." + method, DENIED);
    }
    return tcp.func("[method]tcp-socket.is-listening", unreachable())
        .func("[method]tcp-socket.address-family", unreachable())
        .func("[method]tcp-socket.subscribe", unreachable());
  }

  private static WasiInterface udp() {
    var udp =
        WasiInterface.of("wasi:sockets/udp")
            .resource("udp-socket", none())
            .resource("incoming-datagram-stream", none())
            .resource("outgoing-datagram-stream", none());
    for (String method :
        List.of(
            "start-bind",
            "finish-bind",
            "stream",
            "local-address",
            "remote-address",
            "unicast-hop-limit",
            "set-unicast-hop-limit",
            "receive-buffer-size",
            "set-receive-buffer-size",
            "send-buffer-size",
            "set-send-buffer-size")) {
      udp.func("[method]udp-socket." + method, DENIED);
    }
    return udp.func("[method]udp-socket.address-family", unreachable())
        .func("[method]udp-socket.subscribe", unreachable())
        .func("[method]incoming-datagram-stream.receive", DENIED)
        .func("[method]incoming-datagram-stream.subscribe", unreachable())
        .func("[method]outgoing-datagram-stream.check-send", DENIED)
        .func("[method]outgoing-datagram-stream.send", DENIED)
        .func("[method]outgoing-datagram-stream.subscribe", unreachable());
  }

  private static HostResource<Socket> none() {
    return HostResource.of(Socket.class, _ -> {});
  }

  /// A method without an error to answer with, of a resource that no guest can have.
  private static HostFunc unreachable() {
    return (call, _) -> {
      throw new IllegalStateException(call.name() + " was called on a socket that does not exist");
    };
  }
}
