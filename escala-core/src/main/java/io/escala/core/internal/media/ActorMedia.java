package io.escala.core.internal.media;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.media.Media;
import io.escala.core.media.MediaView;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The media of an account for one actor. Thread-safe. */
public final class ActorMedia implements Media {
    private final InboxContext context;
    private final Actor actor;

    public ActorMedia(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    @Override
    public Map<MessageId, List<MediaView>> of(Collection<MessageId> messages) {
        Objects.requireNonNull(messages, "messages");
        new AuditTrail(context, actor)
                .allowing(
                        AuditOperation.MEDIA_READ,
                        () -> AccessRules.requireEntitled(
                                actor, context.entitlements().of(actor.account())));
        State state = load(messages);
        Map<MessageId, List<MediaView>> all = new LinkedHashMap<>();
        for (MessageId id : messages) {
            visible(state, id)
                    .map(message -> views(message, state.conversations().media(id)))
                    .filter(views -> !views.isEmpty())
                    .ifPresent(views -> all.put(id, views));
        }
        return all;
    }

    @Override
    public Optional<InputStream> open(MessageId message, int place) throws IOException {
        Objects.requireNonNull(message, "message");
        MediaPorts ports = context.media();
        if (ports == null) {
            return Optional.empty();
        }
        Optional<String> key = of(List.of(message)).getOrDefault(message, List.of()).stream()
                .filter(view -> view.place() == place)
                .map(MediaView::file)
                .filter(Objects::nonNull)
                .map(MediaFile::storageKey)
                .filter(Objects::nonNull)
                .findFirst();
        return key.isEmpty() ? Optional.empty() : ports.storage().open(key.get());
    }

    private State load(Collection<MessageId> messages) {
        return CommitLoop.reading(() -> {
            return context.load(actor.account())
                    .messages(messages)
                    .media(messages)
                    .conversations()
                    .state();
        });
    }

    private Optional<Message> visible(State state, MessageId id) {
        return state.conversations()
                .message(id)
                .filter(message -> state.conversations()
                        .current(message.conversation())
                        .filter(conversation -> AccessRules.sees(actor, conversation))
                        .isPresent());
    }

    private static List<MediaView> views(Message message, List<MediaFile> files) {
        List<MediaRef> media = MediaRules.media(message.content());
        Map<Integer, MediaFile> byPlace = new LinkedHashMap<>();
        int places = media.size();
        for (MediaFile file : files) {
            byPlace.put(file.place(), file);
            places = Math.max(places, file.place() + 1);
        }
        boolean unsent = message.content() instanceof MessageContent.Removed;
        List<MediaView> views = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            @Nullable MediaRef content = place < media.size() ? media.get(place) : null;
            views.add(view(place, unsent, content, byPlace.get(place)));
        }
        return views;
    }

    private static MediaView view(int place, boolean unsent, @Nullable MediaRef media, @Nullable MediaFile file) {
        return new MediaView(place, unsent ? MediaView.State.ERASED : state(file), media, unsent ? null : file);
    }

    private static MediaView.State state(@Nullable MediaFile file) {
        if (file == null) {
            return MediaView.State.PENDING;
        }
        return switch (file.state()) {
            case FAILED -> MediaView.State.FAILED;
            case EXPIRED -> MediaView.State.EXPIRED;
            case STORED -> MediaView.State.STORED;
            case ERASED -> MediaView.State.ERASED;
        };
    }
}
