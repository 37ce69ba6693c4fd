package io.escala.core.media;

import io.escala.core.access.AccessRules;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.media.MediaRules;
import io.escala.crm.account.Actor;
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

/**
 * Reads the state of the media of messages, and opens stored ones. Whoever may see a conversation may see its media.
 * Thread-safe.
 */
public final class Media {
    private final InboxContext context;

    /**
     * Internal; use {@link io.escala.core.inbox.Inbox#media()}.
     *
     * @param context store, ports, clock and ids
     */
    public Media(InboxContext context) {
        this.context = context;
    }

    /**
     * Returns the media of messages, such as those of a page of a thread, in a few bulk reads.
     *
     * @param messages the messages, any number
     * @param actor the caller
     * @return per message its media by place; a message without media, or that the actor may not see, is absent
     */
    public Map<MessageId, List<MediaView>> of(Collection<MessageId> messages, Actor actor) {
        State state = load(messages, actor);
        Map<MessageId, List<MediaView>> all = new LinkedHashMap<>();
        for (MessageId id : messages) {
            visible(state, id, actor)
                    .map(message -> views(message, state.conversations().media(id)))
                    .filter(views -> !views.isEmpty())
                    .ifPresent(views -> all.put(id, views));
        }
        return all;
    }

    /**
     * Opens a stored medium. Its type is the sender's claim: serve it as a download, never as a page.
     *
     * @param message the message
     * @param place its index among the message's media, from 0
     * @param actor the caller
     * @return the bytes, to be closed by the caller; empty when it is not stored, does not exist or the actor may not see it
     * @throws IOException when the host's storage cannot open it now
     */
    public Optional<InputStream> open(MessageId message, int place, Actor actor) throws IOException {
        MediaPorts ports = context.media();
        if (ports == null) {
            return Optional.empty();
        }
        Optional<String> key = of(List.of(message), actor).getOrDefault(message, List.of()).stream()
                .filter(view -> view.place() == place)
                .map(MediaView::file)
                .filter(Objects::nonNull)
                .map(MediaFile::storageKey)
                .filter(Objects::nonNull)
                .findFirst();
        return key.isEmpty() ? Optional.empty() : ports.storage().open(key.get());
    }

    private State load(Collection<MessageId> messages, Actor actor) {
        return CommitLoop.reading(() -> {
            return context.load(actor.account())
                    .messages(messages)
                    .media(messages)
                    .conversations()
                    .state();
        });
    }

    private static Optional<Message> visible(State state, MessageId id, Actor actor) {
        return state.conversations()
                .message(id)
                .filter(message -> state.conversations()
                        .find(message.conversation())
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
            views.add(MediaView.of(place, unsent, content, byPlace.get(place)));
        }
        return views;
    }
}
