package io.sluice.alert.quiet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people asked to be quiet, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What people asked to be quiet, newest first.")
public record QuietPage(
    List<QuietView> items,
    @Schema(description = "Give it as 'after' for the next page; missing on the last.")
        @Nullable String next) {}
