# mypy: disable-error-code="import-not-found, no-any-return"
"""One peer as a process of its own; a script that imports nothing of ours, since it runs in the peers' environment.

    python worker.py haystack|llama-index|txtai PASSAGES.json MODEL_FOLDER

It indexes the passages, a JSON list of texts, writes {"ready": true}, then answers every line {"ask", "top_k"} with
{"ms", "found"}: the positions of the best passages, best first. Each peer is set up as its documentation says for a
local sentence-transformers model; words are cut by character where its word search allows it, since its default cuts
at white space, which Chinese does not have.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

# What the model wants before a question and before a passage.
QUERY, PASSAGE = "query: ", "passage: "
Ask = Callable[[str, int], "list[int]"]


def haystack(texts: list[str], model: str) -> Ask:
    """BM25 and vectors in the in-memory store, joined by reciprocal ranks."""
    from haystack import Document, Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    store = InMemoryDocumentStore(
        bm25_tokenization_regex=r"(?u)[a-z0-9.]+|[^\W\d_a-z]", embedding_similarity_function="cosine"
    )
    embedder = SentenceTransformersDocumentEmbedder(model=model, prefix=PASSAGE, progress_bar=False)
    embedder.warm_up()
    documents = [Document(content=text, meta={"position": i}) for i, text in enumerate(texts)]
    store.write_documents(embedder.run(documents)["documents"])
    pipeline = Pipeline()
    pipeline.add_component("embedder", SentenceTransformersTextEmbedder(model=model, prefix=QUERY, progress_bar=False))
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=len(texts)))
    pipeline.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=len(texts)))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("embedder.embedding", "vectors.query_embedding")
    pipeline.connect("words", "joiner.documents")
    pipeline.connect("vectors", "joiner.documents")

    def ask(question: str, top_k: int) -> list[int]:
        answer = pipeline.run(
            {"embedder": {"text": question}, "words": {"query": question}, "joiner": {"top_k": top_k}}
        )
        return [document.meta["position"] for document in answer["joiner"]["documents"]]

    return ask


def llama_index(texts: list[str], model: str) -> Ask:
    """Vectors of whole paragraphs in the default store."""
    from llama_index.core import VectorStoreIndex
    from llama_index.core.schema import TextNode
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    embedding = HuggingFaceEmbedding(model_name=model, query_instruction=QUERY, text_instruction=PASSAGE)
    nodes = [TextNode(text=text, id_=str(position)) for position, text in enumerate(texts)]
    index = VectorStoreIndex(nodes, embed_model=embedding)

    def ask(question: str, top_k: int) -> list[int]:
        retriever = index.as_retriever(similarity_top_k=top_k, embed_model=embedding)
        return [int(hit.node.node_id) for hit in retriever.retrieve(question)]

    return ask


def txtai(texts: list[str], model: str) -> Ask:
    """BM25 and vectors, weighted half and half."""
    from txtai import Embeddings

    embeddings = Embeddings(
        path=model,
        method="sentence-transformers",
        instructions={"query": QUERY, "data": PASSAGE},
        hybrid=True,
        scoring={"method": "bm25", "terms": True, "normalize": True, "tokenizer": {"ngrams": 2, "lowercase": True}},
    )
    embeddings.index((position, text, None) for position, text in enumerate(texts))

    def ask(question: str, top_k: int) -> list[int]:
        return [int(position) for position, _ in embeddings.search(question, top_k)]

    return ask


MAKERS: dict[str, Callable[[list[str], str], Ask]] = {
    "haystack": haystack,
    "llama-index": llama_index,
    "txtai": txtai,
}


def main() -> None:
    """Index, then serve the lines of standard input; whatever a peer prints goes to standard error."""
    replies, sys.stdout = sys.stdout, sys.stderr
    name, passages, model = sys.argv[1:]
    ask = MAKERS[name](json.loads(Path(passages).read_text("utf-8")), model)
    print(json.dumps({"ready": True}), file=replies, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        clock = time.perf_counter()
        positions = ask(request["ask"], request["top_k"])
        print(json.dumps({"ms": (time.perf_counter() - clock) * 1000, "found": positions}), file=replies, flush=True)


if __name__ == "__main__":
    main()
