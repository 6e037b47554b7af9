package io.sluice.scoring.model;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.Stage;
import io.sluice.detection.bundle.BundleFolder;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.Roles;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.BundleStatus;
import io.sluice.scoring.bundle.ShadowBundles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/bundles}: what there is to judge by. */
@Path("/api/v1/bundles")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bundles", description = "Versions of bundles, their cards, and who promoted what")
public class BundleResource {

  private final BundleRegistry registry;
  private final BundleRegistry shadows;
  private final BundleCatalog catalog;

  BundleResource(BundleRegistry registry, ShadowBundles shadows) {
    this.registry = registry;
    this.shadows = shadows.registry();
    this.catalog = new BundleCatalog(registry.roots());
  }

  @GET
  @Blocking
  @Operation(
      summary = "Each profile's bundles: their stages, and who put which into use",
      operationId = "bundles")
  @APIResponse(responseCode = "200", description = "by profile, in the order of their names")
  public List<ModelViews.Profile> bundles() {
    Map<String, BundleStatus> status = byProfile(registry);
    Map<String, BundleStatus> inShadow = byProfile(shadows);
    return catalog.profiles().values().stream()
        .map(
            versions ->
                profile(versions, status.get(versions.profile()), inShadow.get(versions.profile())))
        .toList();
  }

  private static Map<String, BundleStatus> byProfile(BundleRegistry registry) {
    return registry.status().stream()
        .collect(Collectors.toMap(BundleStatus::profile, Function.identity()));
  }

  private static ModelViews.Profile profile(
      ProfileVersions versions, @Nullable BundleStatus status, @Nullable BundleStatus inShadow) {
    var all = new ArrayList<ModelViews.Version>();
    versions
        .folders()
        .descendingMap()
        .forEach((version, folder) -> all.add(version(version, versions.stage(version), folder)));
    return new ModelViews.Profile(
        versions.profile(),
        served(status),
        refusal(status),
        served(inShadow),
        refusal(inShadow),
        versions.isPromoted(),
        all,
        versions.changes().reversed());
  }

  private static ModelViews.Version version(int version, Stage stage, java.nio.file.Path folder) {
    try {
      return ModelViews.Version.of(version, stage, BundleFolder.read(folder));
    } catch (BundleRefusedException e) {
      return ModelViews.Version.refused(version, stage, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String served(@Nullable BundleStatus status) {
    return switch (status) {
      case null -> null;
      case BundleStatus.Serving serving -> serving.version();
      case BundleStatus.ServingOlder older -> older.version();
      case BundleStatus.Refused refused -> null;
    };
  }

  private static @Nullable String refusal(@Nullable BundleStatus status) {
    return switch (status) {
      case null -> null;
      case BundleStatus.Serving serving -> null;
      case BundleStatus.ServingOlder older -> older.sentence();
      case BundleStatus.Refused refused -> refused.sentence();
    };
  }

  @GET
  @Path("/{profile}/{version}")
  @Blocking
  @Operation(
      summary = "All that a bundle says of itself, with its model card",
      operationId = "bundle")
  @APIResponse(responseCode = "200", description = "the bundle")
  @APIResponse(responseCode = "404", description = "No such version")
  public ModelViews.Detail bundle(
      @PathParam("profile") String profile, @PathParam("version") String version) {
    ProfileVersions versions = catalog.profiles().get(profile);
    java.nio.file.Path folder =
        versions == null || !BundleCatalog.isVersion(version)
            ? null
            : versions.folders().get(Integer.valueOf(version));
    if (versions == null || folder == null) {
      throw Problems.of(
          Status.NOT_FOUND, "there is no version %s of a profile '%s'".formatted(version, profile));
    }
    try {
      return ModelViews.Detail.of(
          versions.stage(Integer.parseInt(version)), BundleFolder.read(folder));
    } catch (BundleRefusedException e) {
      throw Problems.of(Status.NOT_FOUND, String.valueOf(e.getMessage()));
    }
  }
}
