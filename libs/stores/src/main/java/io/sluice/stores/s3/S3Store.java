package io.sluice.stores.s3;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.BundleFiles;
import io.sluice.catalog.StageChange;
import io.sluice.catalog.StageLines;
import io.sluice.contracts.profile.Profile;
import io.sluice.stores.BundleNotTakenException;
import io.sluice.stores.StoreException;
import io.sluice.stores.StoreSettings;
import io.sluice.stores.StoredProfile;
import io.sluice.stores.StoredStages;
import io.sluice.stores.WritableBundleStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Bundles in object storage, as in a folder: {@code <prefix><profile>/<version>/<file>}, {@code
 * <profile>/stages.jsonl}, and signatures as {@code <profile>/<version>.sig}. That two promotions
 * at once do not both win rests on the storage's conditional writes (If-Match, If-None-Match).
 */
public final class S3Store implements WritableBundleStore {

  /** Of the listing; a prefix with more is none of ours. */
  private static final int MAX_OBJECTS = 50_000;

  private static final int MAX_SIGNATURE = 4096;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Location location;
  private final S3Client client;

  private S3Store(S3Location location, S3Client client) {
    this.location = location;
    this.client = client;
  }

  /**
   * @throws IllegalArgumentException a sentence, if the settings cannot be meant
   */
  public static S3Store open(StoreSettings settings) {
    var location = S3Location.parse(settings.url());
    return new S3Store(location, S3Clients.of(settings));
  }

  @Override
  public String address() {
    return location.toString();
  }

  @Override
  public List<StoredProfile> profiles() throws StoreException {
    var versions = new TreeMap<String, NavigableSet<Integer>>();
    var tags = new HashMap<String, String>();
    String from = null;
    int seen = 0;
    do {
      ListObjectsV2Response page = page(from);
      for (S3Object object : page.contents()) {
        sort(object, versions, tags);
      }
      seen += page.contents().size();
      if (seen > MAX_OBJECTS) {
        throw new StoreException(
            "%s has more than %,d objects; give bundles a prefix of their own"
                .formatted(location, MAX_OBJECTS));
      }
      from = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (from != null);
    var profiles = new ArrayList<StoredProfile>();
    versions.forEach(
        (profile, found) -> profiles.add(new StoredProfile(profile, found, tags.get(profile))));
    return profiles;
  }

  private ListObjectsV2Response page(@Nullable String from) throws StoreException {
    return asked(
        "list",
        () ->
            client.listObjectsV2(
                request ->
                    request
                        .bucket(location.bucket())
                        .prefix(location.prefix())
                        .continuationToken(from)));
  }

  private void sort(
      S3Object object, Map<String, NavigableSet<Integer>> versions, Map<String, String> tags) {
    String[] parts = object.key().substring(location.prefix().length()).split("/", -1);
    if (!Profile.isName(parts[0])) {
      return; // none of ours, and maybe no plain folder
    }
    if (parts.length == 2 && parts[1].equals(StageLines.FILE)) {
      tags.put(parts[0], object.eTag());
    } else if (parts.length == 3
        && BundleCatalog.isVersion(parts[1])
        && parts[2].equals(BundleFiles.MANIFEST)) {
      versions.computeIfAbsent(parts[0], key -> new TreeSet<>()).add(Integer.valueOf(parts[1]));
    }
  }

  @Override
  public InputStream open(String profile, int version, String file) throws IOException {
    String key = location.key(profile, version, file);
    var found = get(key);
    if (found.isEmpty()) {
      throw new BundleNotTakenException(
          "%s of %s is not there; publish the bundle again".formatted(key, location));
    }
    return found.get();
  }

  @Override
  public Optional<byte[]> signature(String profile, int version) throws StoreException {
    String key = signatureKey(profile, version);
    var found = get(key);
    return found.isEmpty() ? Optional.empty() : Optional.of(all(found.get(), key, MAX_SIGNATURE));
  }

  @Override
  public Optional<StoredStages> stages(String profile) throws StoreException {
    String key = location.key(profile, StageLines.FILE);
    var found = get(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String tag = found.get().response().eTag();
    byte[] content = all(found.get(), key, StageLines.MAX_BYTES);
    try {
      return Optional.of(
          new StoredStages(StageLines.read(content, "s3://" + location.bucket() + "/" + key), tag));
    } catch (IOException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Asked before it is sent: who refuses may hang up in the middle of what comes. */
  @Override
  public boolean create(String profile, int version, String file, byte[] content)
      throws StoreException {
    String key = location.key(profile, version, file);
    if (isThere(key)) {
      return false;
    }
    try {
      return put(key, content, request -> request.ifNoneMatch("*"));
    } catch (StoreException e) {
      if (isThere(key)) {
        return false;
      }
      throw e;
    }
  }

  private boolean isThere(String key) throws StoreException {
    try {
      client.headObject(request -> request.bucket(location.bucket()).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw S3Failure.of("look for " + key + " in", location, e);
    } catch (SdkException e) {
      throw S3Failure.of("look for " + key + " in", location, e);
    }
  }

  @Override
  public void sign(String profile, int version, byte[] signature) throws StoreException {
    put(signatureKey(profile, version), signature, request -> request);
  }

  @Override
  public boolean replaceStages(String profile, List<StageChange> changes, @Nullable String seen)
      throws StoreException {
    try {
      return put(
          location.key(profile, StageLines.FILE),
          StageLines.write(changes),
          request -> seen == null ? request.ifNoneMatch("*") : request.ifMatch(seen));
    } catch (StoreException e) {
      // who refuses may hang up in the middle of what comes, and an answer may get lost
      var now = stages(profile);
      if (now.isPresent() && now.get().changes().equals(changes)) {
        return true;
      }
      if (now.isPresent() && !now.get().tag().equals(seen)) {
        return false;
      }
      throw e;
    }
  }

  private String signatureKey(String profile, int version) {
    return location.key(profile, version + ".sig");
  }

  private boolean put(String key, byte[] content, UnaryOperator<PutObjectRequest.Builder> condition)
      throws StoreException {
    var request =
        condition.apply(PutObjectRequest.builder().bucket(location.bucket()).key(key)).build();
    try {
      client.putObject(request, RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        return false;
      }
      throw S3Failure.of("write " + key + " to", location, e);
    } catch (SdkException e) {
      throw S3Failure.of("write " + key + " to", location, e);
    }
  }

  private Optional<ResponseInputStream<GetObjectResponse>> get(String key) throws StoreException {
    try {
      return Optional.of(client.getObject(request -> request.bucket(location.bucket()).key(key)));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND && !S3Failure.isNoBucket(e)) {
        return Optional.empty();
      }
      throw S3Failure.of("read " + key + " of", location, e);
    } catch (SdkException e) {
      throw S3Failure.of("read " + key + " of", location, e);
    }
  }

  private <T> T asked(String what, Supplier<T> request) throws StoreException {
    try {
      return request.get();
    } catch (SdkException e) {
      throw S3Failure.of(what, location, e);
    }
  }

  private byte[] all(InputStream content, String key, int most) throws StoreException {
    try (content) {
      byte[] bytes = content.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new StoreException("%s of %s exceeds %,d bytes".formatted(key, location, most));
      }
      return bytes;
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException("%s of %s broke off: %s".formatted(key, location, e), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
