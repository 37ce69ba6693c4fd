package io.escala.core.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.CrmStore;
import io.escala.crm.template.TemplateKey;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A loader")
class StateLoaderTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ID = "known";
    private static final IdentityId PERSON = new IdentityId(ID);
    private static final ConversationId CHAT = new ConversationId(ID);
    private static final Conversation CONVERSATION =
            Conversation.begin(ACME, CHAT, new LineId("line"), PERSON, Channel.WHATSAPP, NOON);

    /** A store with one person and one conversation, and nothing else. */
    private final CrmStore store = (CrmStore) Proxy.newProxyInstance(
            CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("identities")) {
                    return Map.of(
                            PERSON, new ChannelIdentity(ACME, PERSON, Channel.WHATSAPP, null, null, null, NOON, 0));
                }
                if (method.getName().equals("conversations")) {
                    return Map.of(CHAT, CONVERSATION);
                }
                if (method.getReturnType() == Optional.class) {
                    return Optional.empty();
                }
                return method.getReturnType() == List.class ? List.of() : Map.of();
            });

    @ParameterizedTest
    @EnumSource
    @DisplayName("loads every relation by its key")
    void loadsEveryRelation(Relation relation) throws ReflectiveOperationException {
        StateLoader loader = new StateLoader(store, ACME);
        Object key = key(relation);
        assertThat(loader.state().isLoaded(relation, key)).isFalse();

        loader.load(relation, key);

        assertThat(loader.state().isLoaded(relation, key)).isTrue();
    }

    /** A key; an id is the one that the store knows. */
    private static Object key(Relation relation) throws ReflectiveOperationException {
        Class<?> type = relation.keyType();
        if (type == String.class) {
            return State.SETTINGS;
        }
        if (type == TemplateKey.class) {
            return new TemplateKey("waba", "welcome", "es");
        }
        if (type == UploadKey.class) {
            return new UploadKey(new LineId("line"), "file");
        }
        if (type == LineKey.class) {
            return new LineKey(Channel.WHATSAPP, "number");
        }
        if (type == Claim.class) {
            return Claim.providerMessage(new LineId("line"), "wamid.1");
        }
        return type.getConstructor(String.class).newInstance(ID);
    }
}
