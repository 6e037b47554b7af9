package io.sluice.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Deliveries, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Deliveries, newest first.")
public record DeliveryPage(
    List<DeliveryView> items,
    @Schema(description = "Give it as 'after' for the next page; missing on the last.")
        @Nullable String next) {}
