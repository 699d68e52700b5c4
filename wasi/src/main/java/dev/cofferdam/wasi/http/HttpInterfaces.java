package dev.cofferdam.wasi.http;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.wasi.io.WasiInterface;
import java.util.List;
import java.util.Optional;

/// The package `wasi:http` for guests that are granted no HTTP: everything is there, so that
/// components link; messages can be put together, and sending one is answered with
/// `HTTP-request-denied`.
///
/// Resources that only arrive from outside never exist here; their methods are there to be linked.
public final class HttpInterfaces {
  private HttpInterfaces() {}

  /// The resources of which there are none.
  private record Arriving() {}

  /// Returns all interfaces of the package.
  public static List<WasiInterface> all() {
    var types = WasiInterface.of("wasi:http/types");
    FieldsFunctions.define(types);
    OutgoingFunctions.define(types);
    defineArriving(types);
    return List.of(
        types.func("http-error-code", (_, _) -> Optional.empty()),
        WasiInterface.of("wasi:http/outgoing-handler")
            .func("handle", (_, args) -> deny((OutgoingRequest) args[0])));
  }

  private static Result deny(OutgoingRequest request) {
    request.drop();
    return Result.err(Variant.of("HTTP-request-denied"));
  }

  private static void defineArriving(WasiInterface types) {
    for (String resource :
        List.of(
            "incoming-request",
            "incoming-response",
            "incoming-body",
            "response-outparam",
            "future-trailers",
            "future-incoming-response")) {
      types.resource(resource, HostResource.of(Arriving.class, _ -> {}));
    }
    types.funcs(
        unreachable(),
        "[method]incoming-request.method",
        "[method]incoming-request.path-with-query",
        "[method]incoming-request.scheme",
        "[method]incoming-request.authority",
        "[method]incoming-request.headers",
        "[method]incoming-request.consume",
        "[method]incoming-response.status",
        "[method]incoming-response.headers",
        "[method]incoming-response.consume",
        "[method]incoming-body.stream",
        "[static]incoming-body.finish",
        "[method]response-outparam.send-informational",
        "[static]response-outparam.set",
        "[method]future-trailers.subscribe",
        "[method]future-trailers.get",
        "[method]future-incoming-response.subscribe",
        "[method]future-incoming-response.get");
  }

  private static HostFunc unreachable() {
    return (call, _) -> {
      throw new IllegalStateException(call.name() + " was called on a message that never arrived");
    };
  }
}
