package rasid.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What flows on `rasid-articles`: articles, and between them the ticks of the recorded clock.
///
/// In JSON the property `type` says which: `article` or `tick`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Article.class, name = "article"),
  @JsonSubTypes.Type(value = Tick.class, name = "tick")
})
public sealed interface ArticleFlow permits Article, Tick {}
