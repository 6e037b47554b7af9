package io.sluice.alert.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * POSTs to one receiver. The name is looked up and judged for each request, and connected to is the
 * address that was judged; TLS and the header Host still have the name. Redirects are not followed:
 * they could lead anywhere. Of an answer no more is read than {@value #MAX_BODY} bytes.
 */
public final class HttpTransport implements AutoCloseable {

  /** Of a body that is read, bytes. What a receiver has to say fits. */
  public static final int MAX_BODY = 16 * 1024;

  /** Connections to one address; more requests at once wait for one. */
  private static final int MAX_CONNECTIONS = 32;

  private static final int KEEP_ALIVE_SECONDS = 20;

  private final AddressGuard guard;
  private final HttpOptions options;
  private final InstantSource clock;
  private final HttpClient client;

  public HttpTransport(Vertx vertx, AddressGuard guard, HttpOptions options, InstantSource clock) {
    this.guard = guard;
    this.options = options;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(Math.toIntExact(options.connectTimeout().toMillis()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setTrustOptions(options.trust().forVertx())
                .setVerifyHost(true),
            new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
  }

  /** One attempt, within the time-outs of the options. */
  public HttpResult post(HttpMessage message) throws InterruptedException {
    long deadline = System.nanoTime() + options.timeout().toNanos();
    try {
      return toOneOf(
          guard.resolve(message.target().getHost(), options.addresses(), options.connectTimeout()),
          message,
          deadline);
    } catch (RefusedAddressException e) {
      return new HttpResult.Unanswered(String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      return new HttpResult.Unanswered("no answer within " + options.timeout().toMillis() + " ms");
    } catch (IOException e) {
      return new HttpResult.Unanswered(why(e));
    }
  }

  /** A name may have addresses of a family that leads nowhere from here: then the next is tried. */
  private HttpResult toOneOf(Iterable<InetAddress> addresses, HttpMessage message, long deadline)
      throws IOException, InterruptedException, TimeoutException {
    Iterator<InetAddress> left = addresses.iterator();
    while (true) {
      try {
        return to(left.next(), message, deadline);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof ConnectException) || !left.hasNext()) {
          return new HttpResult.Unanswered(why(e.getCause()));
        }
      }
    }
  }

  private HttpResult to(InetAddress address, HttpMessage message, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    var exchange = new HttpExchange(clock);
    client
        .request(request(address, message))
        .compose(
            request -> {
              exchange.begin(request);
              return request.send(Buffer.buffer(message.body()));
            })
        .onSuccess(exchange::read)
        .onFailure(exchange::fail);
    return exchange.await(deadline - System.nanoTime());
  }

  private static RequestOptions request(InetAddress address, HttpMessage message) {
    URI target = message.target();
    boolean tls = target.getScheme().equalsIgnoreCase("https");
    int usual = tls ? 443 : 80;
    int port = target.getPort() < 0 ? usual : target.getPort();
    var request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(target.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI(pathAndQuery(target))
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.CONTENT_TYPE, message.contentType())
            .putHeader(HttpHeaders.USER_AGENT, "Sluice");
    message.headers().forEach(request::putHeader);
    return request;
  }

  private static String pathAndQuery(URI target) {
    String path =
        target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
  }

  /** In own words: those of an exception may quote the address, and its path may be a secret. */
  private static String why(@Nullable Throwable cause) {
    return switch (cause) {
      case UnknownHostException e -> "cannot connect: " + e.getMessage();
      case ConnectException e -> "cannot connect";
      case SSLException e -> "no TLS: its certificate is not valid for this name, or not trusted";
      case IOException e -> "broken connection";
      case null, default -> "broken connection";
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
