package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.send.AttachmentCapabilities;
import io.escala.core.send.AttachmentLimits;
import io.escala.core.send.AttachmentLimits.Availability;
import io.escala.core.send.AttachmentOption;
import io.escala.core.send.AttachmentOption.Entry;
import io.escala.core.send.Surface;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.library.FileSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the menu beside the text of a message offers in a conversation (M35): every entry, in its order, with whether it exists on this surface and
 * channel, and what stands against it now. Pure.
 *
 * @param line why nothing can be sent through the line, or empty
 * @param window why only a template can be sent now, or empty
 */
record AttachmentMenu(
        AttachmentCapabilities table,
        Surface surface,
        Channel channel,
        Optional<Refusal> line,
        Optional<Refusal> window) {
    List<AttachmentOption> options() {
        return Arrays.stream(Entry.values()).map(this::option).toList();
    }

    private AttachmentOption option(Entry entry) {
        Optional<MediaKind> kind = entry.kind();
        if (kind.isEmpty()) {
            return option(
                    entry,
                    channel == Channel.WHATSAPP ? Availability.ALLOWED : Availability.NEVER,
                    line.stream().toList(),
                    null);
        }
        AttachmentLimits limits = table.of(surface, channel, kind.get());
        FileSource source = entry.source().orElseThrow();
        boolean offered = !limits.allowed() || limits.sources().containsKey(source);
        List<Refusal> refusals = new ArrayList<>();
        line.ifPresent(refusals::add);
        window.ifPresent(refusals::add);
        AttachmentLimits offer = offered ? limits : AttachmentLimits.none(Availability.NEVER);
        return option(entry, offer.availability(), refusals, offer);
    }

    private static AttachmentOption option(
            Entry entry, Availability availability, List<Refusal> refusals, @Nullable AttachmentLimits limits) {
        return new AttachmentOption(
                entry, availability, availability == Availability.ALLOWED ? refusals : List.of(), limits);
    }
}
