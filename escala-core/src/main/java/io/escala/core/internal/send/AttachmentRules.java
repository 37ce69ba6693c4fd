package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.AttachmentLimits;
import io.escala.core.send.Draft;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of files (M37 to M43, S81), by the table of what may be attached.
 *
 * <ol>
 *   <li>The kind may be sent from where it is written, now and on this channel; of some kinds one at a time only.
 *   <li>Each file is there, was not removed, is from a source that is allowed there, and of a type and size that the channel takes.
 *   <li>The caption is within the channel's limit.
 *   <li>It needs an open window.
 * </ol>
 */
final class AttachmentRules {
    private static final String FILES = "files";
    private static final String CAPTION = "caption";

    private final State state;
    private final Draft.Attachments draft;
    private final AttachmentLimits limits;
    private final List<Refusal> refusals = new ArrayList<>();

    private AttachmentRules(State state, Draft.Attachments draft, AttachmentLimits limits) {
        this.state = state;
        this.draft = draft;
        this.limits = limits;
    }

    /**
     * Judges files.
     *
     * @param state the files loaded
     * @param limits what may be attached of this kind, from where it is written, on the channel
     * @param windowClosed why the window does not allow it, or empty
     */
    static DraftJudgement judge(
            State state, Draft.Attachments draft, AttachmentLimits limits, Optional<Refusal> windowClosed) {
        return new AttachmentRules(state, draft, limits).judge(windowClosed);
    }

    /** Why a kind may not be attached at all. */
    static Optional<Refusal> availability(AttachmentLimits limits) {
        return switch (limits.availability()) {
            case ALLOWED -> Optional.empty();
            case COMING_SOON -> Optional.of(Refusal.of(Reason.ATTACHMENT_COMING_SOON, Remedy.NONE));
            case NEVER -> Optional.of(Refusal.of(Reason.ATTACHMENT_NOT_POSSIBLE, Remedy.NONE));
        };
    }

    private DraftJudgement judge(Optional<Refusal> windowClosed) {
        Optional<Refusal> unavailable = availability(limits);
        unavailable.ifPresent(refusals::add);
        if (unavailable.isEmpty()) {
            number();
            caption();
        }
        List<SendPart> parts = new ArrayList<>();
        for (int i = 0; i < draft.files().size(); i++) {
            Optional<LibraryFile> file = file(draft.files().get(i), i);
            if (file.isPresent()) {
                if (unavailable.isEmpty()) {
                    judge(file.get(), i);
                }
                parts.add(part(file.get(), i == 0 ? draft.caption().orElse(null) : null));
            }
        }
        windowClosed.ifPresent(refusals::add);
        return new DraftJudgement(parts, refusals);
    }

    private void number() {
        int files = draft.files().size();
        if (files == 0 || files > limits.maxFiles()) {
            refusals.add(Refusal.field(Reason.FILES_TOO_MANY, FILES).limitedTo(limits.maxFiles(), files));
        }
    }

    private void caption() {
        draft.caption().ifPresent(text -> {
            if (text.isBlank()) {
                refusals.add(Refusal.field(Reason.TEXT_EMPTY, CAPTION));
            } else if (limits.maxCaption() == 0) {
                refusals.add(Refusal.field(Reason.CAPTION_NOT_POSSIBLE, CAPTION));
            } else if (text.length() > limits.maxCaption()) {
                refusals.add(
                        Refusal.field(Reason.TEXT_TOO_LONG, CAPTION).limitedTo(limits.maxCaption(), text.length()));
            }
        });
    }

    private Optional<LibraryFile> file(LibraryFileId id, int index) {
        Optional<LibraryFile> file = state.library().file(id).filter(found -> !found.removed());
        if (file.isEmpty()) {
            refusals.add(other(Reason.NOT_FOUND, index));
        }
        return file;
    }

    private void judge(LibraryFile file, int index) {
        if (!limits.sources().containsKey(file.source())) {
            refusals.add(other(Reason.ATTACHMENT_NOT_POSSIBLE, index));
        } else if (!limits.sources().get(file.source()).contains(file.mimeType())) {
            refusals.add(ofType(other(Reason.FILE_TYPE_NOT_SUPPORTED, index)));
        } else {
            type(file, limits)
                    .map(this::ofType)
                    .map(refusal -> refusal.in(FILES, index))
                    .ifPresent(refusals::add);
        }
        size(file, limits).map(refusal -> refusal.in(FILES, index)).ifPresent(refusals::add);
    }

    private Refusal ofType(Refusal refusal) {
        return draft.kind() == MediaKind.VOICE ? refusal.because(Cause.NOT_A_VOICE_NOTE) : refusal;
    }

    /** Why the channel does not take a file of its type. */
    static Optional<Refusal> type(LibraryFile file, AttachmentLimits limits) {
        return limits.mimeTypes().contains(file.mimeType())
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.FILE_TYPE_NOT_SUPPORTED, Remedy.CHOOSE_OTHER_FILE));
    }

    /** Why the channel does not take a file of its size. */
    static Optional<Refusal> size(LibraryFile file, AttachmentLimits limits) {
        return file.bytes() <= limits.maxBytes()
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.FILE_TOO_LARGE, Remedy.CHOOSE_OTHER_FILE)
                        .limitedTo(limits.maxBytes(), file.bytes()));
    }

    private static Refusal other(Reason reason, int index) {
        return Refusal.of(reason, Remedy.CHOOSE_OTHER_FILE).in(FILES, index);
    }

    private SendPart part(LibraryFile file, @Nullable String caption) {
        MediaRef media = new MediaRef(draft.kind(), null, null, file.mimeType(), file.sha256(), file.name());
        return new SendPart(
                new MessageContent.Media(media, caption),
                List.of(new StoredMedium(file.storageKey(), file.bytes(), file.mimeType())));
    }
}
