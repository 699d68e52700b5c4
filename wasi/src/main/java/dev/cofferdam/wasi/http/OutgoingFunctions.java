package dev.cofferdam.wasi.http;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.wasi.io.WasiInterface;
import java.util.List;
import java.util.Optional;

/// The functions of messages that guests put together.
final class OutgoingFunctions {
  private OutgoingFunctions() {}

  static void define(WasiInterface types) {
    defineRequest(types);
    defineTarget(types);
    defineResponse(types);
    defineBody(types);
    defineOptions(types);
  }

  private static void defineRequest(WasiInterface types) {
    types
        .resource("outgoing-request", HostResource.of(OutgoingRequest.class, OutgoingRequest::drop))
        .func(
            "[constructor]outgoing-request",
            (call, args) -> new OutgoingRequest((Fields) args[0], call.store()))
        .func("[method]outgoing-request.headers", (_, args) -> request(args).headers())
        .func("[method]outgoing-request.body", (_, args) -> once(request(args).takeBody()))
        .func("[method]outgoing-request.method", (_, args) -> request(args).method())
        .func(
            "[method]outgoing-request.set-method",
            (_, args) -> accepted(request(args).setMethod((Variant) args[1])));
  }

  private static void defineTarget(WasiInterface types) {
    types
        .func(
            "[method]outgoing-request.path-with-query", (_, args) -> request(args).pathWithQuery())
        .func(
            "[method]outgoing-request.set-path-with-query",
            (_, args) -> accepted(request(args).setPathWithQuery(text(args[1]))))
        .func("[method]outgoing-request.scheme", (_, args) -> request(args).scheme())
        .func(
            "[method]outgoing-request.set-scheme",
            (_, args) ->
                accepted(request(args).setScheme(((Optional<?>) args[1]).map(Variant.class::cast))))
        .func("[method]outgoing-request.authority", (_, args) -> request(args).authority())
        .func(
            "[method]outgoing-request.set-authority",
            (_, args) -> accepted(request(args).setAuthority(text(args[1]))));
  }

  private static void defineResponse(WasiInterface types) {
    types
        .resource(
            "outgoing-response", HostResource.of(OutgoingResponse.class, OutgoingResponse::drop))
        .func("[constructor]outgoing-response", (_, args) -> new OutgoingResponse((Fields) args[0]))
        .func("[method]outgoing-response.headers", (_, args) -> response(args).headers())
        .func("[method]outgoing-response.body", (_, args) -> once(response(args).takeBody()))
        .func("[method]outgoing-response.status-code", (_, args) -> response(args).statusCode())
        .func(
            "[method]outgoing-response.set-status-code",
            (_, args) -> accepted(response(args).setStatusCode((int) args[1])));
  }

  private static void defineBody(WasiInterface types) {
    types
        .resource("outgoing-body", HostResource.of(OutgoingBody.class, _ -> {}))
        .func(
            "[method]outgoing-body.write", (_, args) -> once(((OutgoingBody) args[0]).takeStream()))
        .func("[static]outgoing-body.finish", (_, _) -> Result.ok());
  }

  private static void defineOptions(WasiInterface types) {
    types
        .resource("request-options", HostResource.of(RequestOptions.class, _ -> {}))
        .func("[constructor]request-options", (_, _) -> new RequestOptions());
    for (String timeout :
        List.of("connect-timeout", "first-byte-timeout", "between-bytes-timeout")) {
      types
          .func(
              "[method]request-options." + timeout,
              (_, args) -> ((RequestOptions) args[0]).timeout(timeout))
          .func(
              "[method]request-options.set-" + timeout,
              (_, args) -> {
                ((RequestOptions) args[0]).setTimeout(timeout, (Optional<?>) args[1]);
                return Result.ok();
              });
    }
  }

  private static Result once(Optional<?> taken) {
    return taken.isPresent() ? Result.ok(taken.get()) : Result.err();
  }

  private static Result accepted(boolean isValid) {
    return isValid ? Result.ok() : Result.err();
  }

  private static Optional<String> text(Object option) {
    return ((Optional<?>) option).map(String.class::cast);
  }

  private static OutgoingRequest request(Object[] args) {
    return (OutgoingRequest) args[0];
  }

  private static OutgoingResponse response(Object[] args) {
    return (OutgoingResponse) args[0];
  }
}
