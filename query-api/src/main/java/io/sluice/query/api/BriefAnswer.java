package io.sluice.query.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An answer that who asked may keep for some seconds, and after that need not be sent again if it
 * is still the same.
 */
public final class BriefAnswer {

  private static final String KEPT = "private, max-age=5";

  /** Of a hash, so that no two answers are taken for the same by chance. */
  private static final int TAG_BYTES = 16;

  private BriefAnswer() {}

  /**
   * As JSON, or 304 if the one that was sent before is the same.
   *
   * @param mapper the one by which all resources write
   */
  public static Response of(Request request, Object view, ObjectMapper mapper) {
    try {
      byte[] json = mapper.writeValueAsBytes(view);
      var tag = new EntityTag(hash(json), true);
      Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
      Response.ResponseBuilder answer =
          unchanged == null ? Response.ok(json, MediaType.APPLICATION_JSON_TYPE) : unchanged;
      return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view cannot be written", e);
    }
  }

  private static String hash(byte[] json) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
