package io.sluice.cli.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The key that is shown to a service and whose certificates are trusted. Never prints the key. */
public final class Access {

  /** No key, and the machine's authorities: enough on one machine. */
  public static final Access OPEN = new Access(null, null);

  private static final String HEADER = "X-API-Key";

  private final @Nullable String key;
  private final @Nullable SSLContext trust;

  Access(@Nullable String key, @Nullable SSLContext trust) {
    this.key = key;
    this.trust = trust;
  }

  /** To be completed and built. */
  public HttpClient.Builder client() {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    return trust == null ? client : client.sslContext(trust);
  }

  /** To be completed and sent. */
  public HttpRequest.Builder request(URI uri) {
    var request = HttpRequest.newBuilder(uri);
    return key == null ? request : request.header(HEADER, key);
  }

  /**
   * What to do about an answer 401 or 403.
   *
   * @param service what answers, such as {@code ingest-service at https://...}
   * @param role what the key has to be for
   * @param detail what the service says itself
   */
  public String refused(int status, String service, String role, String detail) {
    String advice =
        status == 403
            ? "use a key that has the role " + role
            : key == null
                ? "give a key that has the role %s, with --key-file FILE or in the variable %s"
                    .formatted(role, AccessArguments.VARIABLE)
                : "check that the key is of this service, and has not been withdrawn";
    return "%s refuses (%d): %s; %s".formatted(service, status, detail, advice);
  }
}
