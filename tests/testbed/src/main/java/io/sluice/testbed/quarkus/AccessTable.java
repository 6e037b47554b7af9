package io.sluice.testbed.quarkus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Who may do what in a service, and what the service says to it. Needs {@link RoleKeys}.
 *
 * <p>A line is {@code GET /api/v1/assets | viewer operator engineer admin}.
 */
public final class AccessTable {

  /** Comes without a key. */
  private static final String NOBODY = "nobody";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<Row> rows;

  private AccessTable(List<Row> rows) {
    this.rows = rows;
  }

  private record Row(String method, String path, List<String> allowed) {}

  /** One role at one endpoint. */
  private record Case(String method, String path, String role, boolean allowed) {

    /** What the table expects: 401 without a key, 403 with a key that is for something else. */
    boolean isAsExpected(int status) {
      if (allowed) {
        return status != 401 && status != 403 && status != 405;
      }
      return status == (role.equals(NOBODY) ? 401 : 403);
    }

    /** Asks the service, with an empty body. */
    int status() throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(
                  uri(path.replaceAll("\\{[a-z]+}", "5b0b1a63-7b62-5f0e-a2f1-0c8f7e0f5a11")))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.noBody());
      if (!role.equals(NOBODY)) {
        request.header("X-API-Key", RoleKeys.of(role));
      }
      HttpResponse<InputStream> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      // A stream without end is not read to its end.
      answer.body().close();
      return answer.statusCode();
    }
  }

  public static AccessTable of(String lines) {
    var rows = new ArrayList<Row>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.strip().split("[ |]+");
      rows.add(new Row(parts[0], parts[1], List.of(parts).subList(2, parts.length)));
    }
    return new AccessTable(rows);
  }

  private Stream<Case> cases() {
    return rows.stream()
        .flatMap(
            row ->
                Stream.concat(Stream.of(NOBODY), RoleKeys.ROLES.stream())
                    .map(
                        role ->
                            new Case(
                                row.method(), row.path(), role, row.allowed().contains(role))));
  }

  /**
   * Asks the service for everything as everybody; what it answers otherwise than the table says.
   */
  public List<String> contradictions() throws IOException, InterruptedException {
    var contradictions = new ArrayList<String>();
    for (Case request : cases().toList()) {
      int status = request.status();
      if (!request.isAsExpected(status)) {
        contradictions.add("%s is answered %d".formatted(request, status));
      }
    }
    return contradictions;
  }

  /** Method and path of what the service says that it has and the table does not. */
  public Set<String> missing() throws IOException, InterruptedException {
    var missing = described();
    if (missing.isEmpty()) {
      throw new IllegalStateException("the service describes nothing of itself");
    }
    missing.removeAll(endpoints());
    return missing;
  }

  private Set<String> endpoints() {
    var endpoints = new TreeSet<String>();
    rows.forEach(row -> endpoints.add(row.method() + " " + row.path()));
    return endpoints;
  }

  private static Set<String> described() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("/q/openapi?format=json"))
            .header("X-API-Key", RoleKeys.of("viewer"))
            .build();
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    var endpoints = new TreeSet<String>();
    for (var path : paths(answer.body()).properties()) {
      for (String method : List.of("get", "head", "post", "put", "patch", "delete", "options")) {
        if (path.getValue().has(method)) {
          endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return endpoints;
  }

  private static JsonNode paths(String openApi) {
    try {
      return new ObjectMapper().readTree(openApi).path("paths");
    } catch (IOException e) {
      throw new UncheckedIOException("no description of the API: " + openApi, e);
    }
  }

  private static URI uri(String path) {
    String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
